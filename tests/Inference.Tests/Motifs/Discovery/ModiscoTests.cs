using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Discovery;
using CisLens.Inference.Motifs.Procedures;
using CisLens.Shared;
using Xunit;
using Xunit.Abstractions;

namespace CisLens.Inference.Tests.Motifs.Discovery;

public sealed class ModiscoTests(ITestOutputHelper output)
{
    private static readonly string[] Words = ["TGACTCAGGA", "CCACTAGGGGGC", "gaatttccat"];

    private static readonly ModiscoOptions Options = new() { Window = 0, NearestNeighborsToCompute = 100 };

    [Fact]
    public void Run_PlantedWords_FindsEachWithItsSignAndPositionsOfTheWholeRow()
    {
        var set = PlantedContributions.Make(600, 140, Words, 5);
        var result = Modisco.Run(set, Options with { Window = 120 }, 1, null, default);

        Assert.Equal(["pos_patterns.pattern_0", "pos_patterns.pattern_1", "neg_patterns.pattern_0"], result.Patterns.Select(pattern => pattern.Name));
        Assert.Null(result.Explanation);
        foreach (var pattern in result.Patterns)
        {
            var consensus = Consensus(pattern);
            output.WriteLine($"{pattern.Name} {pattern.Seqlets.Count} {consensus}");
            Assert.Contains(Words, word => consensus.Contains(word, StringComparison.OrdinalIgnoreCase) || consensus.Contains(Turned(word), StringComparison.OrdinalIgnoreCase));
            Assert.All(pattern.Seqlets, seqlet => Assert.InRange(seqlet.Start, 10, seqlet.End));
            Assert.All(pattern.Seqlets, seqlet => Assert.InRange(seqlet.End, seqlet.Start, 130));
            Assert.Equal(pattern.Seqlets.Count, pattern.Pfm.Sites(0), 1e-9);
            Assert.Equal(Counted(set, pattern), pattern.Pfm.Values.ToArray());
        }
    }

    [Fact]
    public void Run_AgainOnOtherThreads_GivesTheSamePatterns()
    {
        var set = PlantedContributions.Make(400, 120, Words, 6);
        var first = Modisco.Run(set, Options, 3, null, default);
        // Threads that are busy otherwise take other parts of the work.
        using var source = new CancellationTokenSource();
        _ = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(() => SpinWait.SpinUntil(() => source.IsCancellationRequested))).ToArray();
        var second = Modisco.Run(set, Options, 3, null, default);
        source.Cancel();

        Assert.NotEmpty(first.Patterns);
        Assert.Equal(first.Patterns.SelectMany(pattern => pattern.Seqlets), second.Patterns.SelectMany(pattern => pattern.Seqlets));
        Assert.Equal(first.Patterns.SelectMany(pattern => pattern.Cwm.Values.ToArray()), second.Patterns.SelectMany(pattern => pattern.Cwm.Values.ToArray()));
    }

    [Fact]
    public void Run_RowsOf101Bases_FindsPatternsWithTheDefaults()
    {
        var result = Modisco.Run(PlantedContributions.Make(600, 101, [Words[0], Words[1]], 5), new ModiscoOptions(), 1, null, default);

        output.WriteLine(string.Join(" ", result.Patterns.Select(pattern => $"{pattern.Seqlets.Count} {Consensus(pattern)}")));
        Assert.All(Words[..2], word => Assert.Contains(result.Patterns, pattern => Consensus(pattern).Contains(word, StringComparison.Ordinal) || Consensus(pattern).Contains(Turned(word), StringComparison.Ordinal)));
        Assert.All(result.Patterns.SelectMany(pattern => pattern.Seqlets), seqlet => Assert.True(seqlet.Start >= 0 && seqlet.End <= 101));
    }

    [Fact]
    public void Run_OneStrand_DoesNotTurnSeqlets()
    {
        var set = PlantedContributions.Make(400, 120, [Words[0]], 7, bothStrands: false);

        var result = Modisco.Run(set, Options with { BothStrands = false }, 1, null, default);

        Assert.NotEmpty(result.Patterns);
        Assert.All(result.Patterns, pattern => Assert.Contains(Words[0], Consensus(pattern), StringComparison.Ordinal));
        Assert.All(result.Patterns.SelectMany(pattern => pattern.Seqlets), seqlet => Assert.False(seqlet.IsReverseComplement));
    }

    [Fact]
    public void Run_FewSequences_SaysHowManySeqletsAndWhatToChange()
    {
        var result = Modisco.Run(PlantedContributions.Make(30, 120, Words, 8), Options, 1, null, default);

        Assert.Empty(result.Patterns);
        Assert.Contains($"only {result.Found.Positive.Count} seqlets were found", result.Explanation, StringComparison.Ordinal);
        Assert.Contains("targetSeqletFdr", result.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_PatternsTooSmall_SaysAtWhichStageTheyWereLeftOut()
    {
        var result = Modisco.Run(PlantedContributions.Make(300, 120, [Words[0]], 9), Options with { FinalMinClusterSize = 5000 }, 1, null, default);

        Assert.Empty(result.Patterns);
        Assert.Contains("finalMinClusterSize", result.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_RowsShorterThanASeqlet_IsRefused()
    {
        var error = Assert.Throws<InputException>(() => Modisco.Run(PlantedContributions.Make(10, 100, [], 1), Options with { Window = 25 }, 1, null, default));

        Assert.Contains("25 positions", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ContributionsNotANumber_IsRefused()
    {
        var set = new ContributionSet(40, new sbyte[40], [.. Enumerable.Repeat(float.NaN, 160)]);

        Assert.Throws<InputException>(() => Modisco.Run(set, Options, 1, null, default));
    }

    [Fact]
    public void Run_Cancelled_Stops()
    {
        var set = PlantedContributions.Make(400, 120, Words, 6);
        using var source = new CancellationTokenSource();
        var steps = new Steps(step => { if (step.Name.StartsWith("clustering", StringComparison.Ordinal)) source.Cancel(); });

        Assert.ThrowsAny<OperationCanceledException>(() => Modisco.Run(set, Options, 1, steps, source.Token));
    }

    [Fact]
    public void Find_ThroughTheCatalogue_ReportsStepsThatNeverFallAndLogsThem()
    {
        var set = PlantedContributions.Make(300, 120, [Words[0]], 9);
        var heard = new List<ProcedureStep>();
        var options = MotifProcedureCatalogue.Options("modisco", new() { ["window"] = 100, ["nearestNeighborsToCompute"] = 100 });

        var findings = MotifProcedureCatalogue.Get("modisco").Find(new MotifProcedureInput(set, [], 4), options, new Steps(heard.Add), default);

        Assert.NotEmpty(findings.Patterns);
        Assert.Equal(heard.Select(step => step.Done).Order(), heard.Select(step => step.Done));
        Assert.InRange(heard[^1].Done, 0.99, 1);
        Assert.Contains(heard, step => step.Name == "comparing positive seqlets, round 2");
        Assert.Equal(2, findings.Log["rounds"]!.AsArray().Count);
        Assert.Equal(100, (int)findings.Log["options"]!["window"]!);
    }

    [Fact]
    public void Presets_AllSettings_AreAllowedByTheirRanges() =>
        Assert.All(ModiscoPreset.All, preset => Assert.Equal(
            preset.Options,
            MotifProcedureCatalogue.Options("modisco", System.Text.Json.JsonSerializer.SerializeToNode(preset.Options, Shared.Runs.RunJson.Compact)!.AsObject())));

    private static string Consensus(Pattern pattern) =>
        string.Concat(Enumerable.Range(0, pattern.Pfm.Width).Select(position => "ACGT"[pattern.Pfm.Column(position).ToArray().Index().MaxBy(pair => pair.Item).Index]));

    private static string Turned(string word) => string.Concat(word.ToUpperInvariant().Reverse().Select(letter => "TGCA"["ACGT".IndexOf(letter, StringComparison.Ordinal)]));

    /// <summary>The letters at the seqlets' positions of the rows, counted anew.</summary>
    private static double[] Counted(ContributionSet set, Pattern pattern)
    {
        var counts = new double[pattern.Pfm.Values.Length];
        foreach (var seqlet in pattern.Seqlets)
            for (var position = 0; position < seqlet.Width; position++)
            {
                var letter = set.Bases(seqlet.Row)[seqlet.IsReverseComplement ? seqlet.End - 1 - position : seqlet.Start + position];
                counts[(4 * position) + (seqlet.IsReverseComplement ? 3 - letter : letter)]++;
            }
        return counts;
    }

    private sealed class Steps(Action<ProcedureStep> heard) : IProgress<ProcedureStep>
    {
        public void Report(ProcedureStep value) => heard(value);
    }
}
