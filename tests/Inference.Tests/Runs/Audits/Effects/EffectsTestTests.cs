using System.Text.Json.Nodes;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Experiments;
using CisLens.Inference.Figures;
using CisLens.Inference.Runs.Audits;
using CisLens.Inference.Runs.Audits.Effects;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Runs.Audits.Effects;

/// <summary>The computed run of the group is that of the known-answer network, whose first factor is CTCF.</summary>
[Collection(MotifRunGroup.Name)]
public sealed class EffectsTestTests(MotifRunGroup group)
{
    private readonly MotifRun _run = group.Run;

    private static readonly MotifSpec Scanned = new() { Databases = [MotifRun.Database], Scan = new MotifScanSpec() };

    [Fact]
    public void Run_DiscoveredMotif_HasItsEffectUnderBothNullModels()
    {
        var result = EffectsResult.Open(_run.Context.Folder)!;
        var pattern = result.Motifs[0];
        Assert.Equal((MotifRun.Method, null), (pattern.Method, pattern.MatchOf));
        Assert.Contains(result.Motifs, motif => motif.MatchOf == pattern.Id && motif.Id == "K0");
        Assert.Equal(["dinucleotide shuffles", "shuffles"], result.Groups.Select(group => group.Name));
        var effects = result.Effects(0);
        Assert.Equal(2 * result.Motifs.Count, effects.Count);
        Assert.All(effects.Where(effect => effect.Motif.MatchOf == pattern.Id), effect =>
        {
            Assert.Equal((1, true, true, MotifRun.Backgrounds), (effect.Effect.Direction, effect.Effect.ExceedsShuffle, effect.Effect.ExceedsScramble, effect.Effect.Effect.N));
            Assert.True(effect.Effect.Effect.Value > 3);
        });
        Assert.Equal(2 * MotifRun.Backgrounds * (1 + (3 * result.Motifs.Count)), result.Passes.Wanted);
        Assert.InRange(result.Passes.Different, 2 * MotifRun.Backgrounds, result.Passes.Wanted);
        Assert.Equal(result.Passes.Different, result.Passes.Passes);
    }

    [Fact]
    public void Evidence_DiscoveredMotif_WarnsForFewBackgroundsOnlyAndDrawsFigures()
    {
        var known = _run.Judged(21).Findings.First(one => one.Finding.Subject.StartsWith("CTCF K0", StringComparison.Ordinal));
        Assert.Equal(AuditVerdict.Warn, known.Verdict);
        Assert.Contains("60 backgrounds of each kind", known.Finding.Text, StringComparison.Ordinal);
        Assert.Equal(new TrackKey(MotifRun.Method, 0), known.Finding.Track);
        Assert.IsType<IntervalFigure>(Assert.Single(_run.Audit.Evidence(21).Figures));
        var composition = _run.Judged(22).Findings.First(one => one.Finding.Subject.StartsWith("CTCF K0", StringComparison.Ordinal));
        Assert.Equal(AuditVerdict.Pass, composition.Verdict);
        Assert.Contains("n = 60 sequences", Assert.Single(_run.Audit.Evidence(22).Figures.OfType<ScatterFigure>()).Title, StringComparison.Ordinal);
        Assert.Equal(AuditVerdict.NotRun, _run.Judged(18).Verdict);
    }

    // The network answers nothing to sequences without its motif, so backgrounds and real negatives lie in the same range.
    [Fact]
    public void Evidence_Backgrounds_AreComparedWithSequencesOfOtherClasses()
    {
        var evidence = _run.Audit.Evidence(23);
        Assert.Equal(2, evidence.Findings.Count);
        Assert.All(evidence.Findings, finding =>
        {
            Assert.Contains("100 real sequences with another label than 1", finding.Text, StringComparison.Ordinal);
            Assert.InRange(finding.Numbers[0]!.Value, 0, 0.1);
        });
        var histogram = Assert.IsType<HistogramFigure>(Assert.Single(evidence.Figures));
        Assert.Equal([60, 60, 100], histogram.Series.Select(series => series.Counts.Sum()));
    }

    [Fact]
    public void Run_WithoutDiscovery_TestsTheKnownMotifsOfTheScan()
    {
        using var run = Computed(Scanned, new JsonObject { ["backgrounds"] = 20, ["motifs"] = 3 });
        var result = EffectsResult.Open(run.Context.Folder)!;
        Assert.Equal(3, result.Motifs.Count);
        Assert.Contains(result.Motifs, motif => motif.Id == "K0");
        Assert.All(result.Motifs, motif => Assert.Null(motif.Method));
    }

    [Fact]
    public void Run_NothingAboutMotifs_LooksAtBackgroundsAndSaysWhyNotAtMore()
    {
        using var run = Computed(null, new JsonObject { ["backgrounds"] = 20 }, labelled: false);
        var audit = RunAudit.Open(run.Context.Folder)!;
        foreach (var rule in (int[])[21, 22])
            Assert.Contains("does nothing about motifs", Assert.Single(audit.Evidence(rule).Findings).Text, StringComparison.Ordinal);
        Assert.All(audit.Evidence(23).Findings, finding => Assert.Contains("160 real sequences (no label", finding.Text, StringComparison.Ordinal));
        Assert.Equal(40, EffectsResult.Open(run.Context.Folder)!.Passes.Wanted);
    }

    [Fact]
    public void Run_SecondDataset_ComparesTheOrderOfEffects()
    {
        var motifs = Scanned with { Scan = new MotifScanSpec { Options = new JsonObject { ["threshold"] = 1e-3 } } };
        using var run = Computed(motifs, new JsonObject { ["backgrounds"] = 40, ["motifs"] = 6, ["otherSet"] = "other", ["otherSha256"] = _run.OtherSha256 });
        var result = EffectsResult.Open(run.Context.Folder)!;
        Assert.Equal("dinucleotide shuffles of the second dataset", result.Groups[2].Name);
        Assert.NotEqual(result.Effects(0)[0].Effect.Effect, result.Effects(0)[2].Effect.Effect);
        var evidence = run.Audit.Evidence(18);
        var agreement = Assert.Single(evidence.Findings).Numbers[0]!;
        Assert.InRange(agreement.Value, 0.4, 1);
        Assert.Equal(40, agreement.N);
        Assert.Equal(6, Assert.IsType<IntervalFigure>(Assert.Single(evidence.Figures)).Lines.Count);
        Assert.Contains("6 motifs", evidence.Findings[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_SecondDatasetThatChanged_IsRefused()
    {
        var options = new EffectsOptions { Backgrounds = 20, OtherSet = "other", OtherSha256 = new string('0', 64) };
        Assert.Contains("checksum differs", Assert.Throws<InputException>(() => Chunk(_run, options, 40, 20)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(EffectPlace.Found, NullModel.Shuffle)]
    [InlineData(EffectPlace.Centre, NullModel.Profile)]
    public void Run_CutDifferently_GivesTheSameNumbers(EffectPlace place, NullModel second)
    {
        var options = new EffectsOptions { Backgrounds = 20, Motifs = 2, Place = place, Second = second };
        var whole = EffectsResult.Read(_run.Context.Spec, [Chunk(_run, options, 0, 40)]);
        var parts = EffectsResult.Read(_run.Context.Spec, [Chunk(_run, options, 0, 13), Chunk(_run, options, 13, 27)]);
        for (var group = 0; group < 2; group++)
            Assert.All(whole.Backgrounds(group, 0).Zip(parts.Backgrounds(group, 0)), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        Assert.All(whole.Effects(0).Zip(parts.Effects(0)), pair => Assert.Equal(pair.First.Effect.Effect.Value, pair.Second.Effect.Effect.Value, 1e-4));
        Assert.Contains(whole.Effects(0), effect => effect.Effect.Effect.Value > 1);
    }

    [Theory]
    [InlineData("""{ "first": "shuffle", "second": "shuffle" }""", "both null models")]
    [InlineData("""{ "otherSet": "other" }""", "give both or neither")]
    [InlineData("""{ "backgrounds": 3 }""", "20")]
    public void Options_ThatDoNotFit_AreRefused(string options, string reason) => Assert.Contains(
        reason,
        Assert.Throws<InputException>(() => AuditTests.Options(new AuditTestSpec { Test = EffectsTest.Id, Options = JsonNode.Parse(options)!.AsObject() })).Message,
        StringComparison.Ordinal);

    private static MotifRun Computed(MotifSpec? motifs, JsonObject options, bool labelled = true)
    {
        var run = new MotifRun(
            spec => spec with { Motifs = motifs, Audit = new AuditSpec { Tests = [new AuditTestSpec { Test = EffectsTest.Id, Options = options }] } }, labelled);
        LocalLab.RunAll(run.Context);
        return run;
    }

    private static string Chunk(MotifRun run, EffectsOptions options, long first, int count)
    {
        var folder = Directory.CreateDirectory(run.PathOf(Guid.NewGuid().ToString("N"))).FullName;
        new EffectsTest().Run(new TestWork(run.Context, PreparedRun.Read(run.Context.Folder)!), options, (first, count), folder, null, default);
        return folder;
    }
}
