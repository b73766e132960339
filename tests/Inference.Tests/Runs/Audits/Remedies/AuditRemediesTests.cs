using System.Text.Json.Nodes;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Models;
using CisLens.Inference.Motifs.Starter;
using CisLens.Inference.Runs;
using CisLens.Inference.Runs.Audits.Completeness;
using CisLens.Inference.Runs.Audits.Effects;
using CisLens.Inference.Runs.Audits.Spread;
using CisLens.Inference.Runs.Audits.Remedies;
using CisLens.Inference.Statistics;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Tests.Runs.Audits.Remedies;

public sealed class AuditRemediesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ModelPackage _package;

    public AuditRemediesTests() => _package = ModelPackage.Open(TinyModel.Create(_folder.PathOf("tiny"), replicas: 3));

    public static TheoryData<int> Numbers => [.. AuditRules.Gates.Concat(AuditRules.All).Select(rule => rule.Number)];

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Numbers))]
    public void For_RuleThatFails_EachRemedyIsAPageOrARunThatCanBePlanned(int rule)
    {
        foreach (var spec in new[] { Spec(), Spec("saliency"), Spec("gradient-x-input", "ism", "deeplift-shap", "integrated-gradients"), WithMotifs() })
        {
            var run = Run(spec, rows: 48, available: 240);
            var remedies = AuditRemedies.For(Failing(rule, spec.Methods.Take(1).Select(method => new TrackKey(method.Method, 1)).ToArray()), run);

            Assert.Equal(remedies.Count, remedies.Select(remedy => remedy.Id).Distinct().Count());
            foreach (var remedy in remedies)
            {
                Assert.True(remedy.Run is null ^ remedy.Page is null, remedy.Id);
                Assert.EndsWith(".", remedy.Sentence, StringComparison.Ordinal);
                if (remedy.Run is not { } changed)
                    continue;
                Assert.NotEmpty(RunPlanner.Plan(changed, _package));
                Assert.NotEqual(run.Spec.Hash(), changed.Hash());
                Assert.NotEqual(spec.Name, changed.Name);
            }
        }
    }

    [Theory, MemberData(nameof(Numbers))]
    public void For_RuleThatPasses_Nothing(int rule) => Assert.Empty(AuditRemedies.For(
        AuditJudge.Judge(AuditRules.Get(rule), new RuleEvidence(rule, [new RuleFinding { Verdict = AuditVerdict.Pass, Text = "Fine.", Numbers = [] }])), Run(Spec("saliency"))));

    [Fact]
    public void For_OneGradientOnFewSequences_AddsIsmAndReferencesOn200()
    {
        var changed = Of(Failing(1), Run(Spec("saliency"), rows: 48, available: 240), "families").Run!;

        Assert.Equal(["saliency", "ism", "deeplift-shap"], changed.Methods.Select(method => method.Method));
        Assert.Equal(200, changed.Sequences.Sample);
    }

    [Fact]
    public void For_MethodsOverBothStrands_AddedOnesAreToo()
    {
        var spec = Spec("saliency") with { Methods = [new MethodSpec { Method = "saliency", BothStrands = true }] };

        Assert.All(Of(Failing(1), Run(spec), "families").Run!.Methods, method => Assert.True(method.BothStrands));
    }

    [Fact]
    public void For_MethodThatFails_GoesOnWithoutItAndMovesItsDiscoveries()
    {
        var changed = Of(Failing(10, new TrackKey("gradient-x-input", 0)), Run(WithMotifs()), "without").Run!;

        Assert.Equal(["ism"], changed.Methods.Select(method => method.Method));
        Assert.Equal([("ism", 0), ("ism", 1)], changed.Motifs!.Discoveries.Select(discovery => (discovery.Method, discovery.Target)));
    }

    [Fact]
    public void For_AllMethodsFail_NothingToGoOnWith() =>
        Assert.DoesNotContain("without", AuditRemedies.For(Failing(10, new TrackKey("saliency", 0)), Run(Spec("saliency"))).Select(remedy => remedy.Id));

    [Fact]
    public void For_OffSimplexGradients_ReplacedByTheCorrectedOne()
    {
        var changed = Of(Failing(12, new TrackKey("gradient-x-input", 0), new TrackKey("saliency", 0)), Run(Spec("gradient-x-input", "saliency", "ism")), "corrected").Run!;

        Assert.Equal(["corrected-gradient", "ism"], changed.Methods.Select(method => method.Method));
    }

    [Fact]
    public void For_ZerosAsReference_TwentyDinucleotideShufflesAndTheOtherSettingsKept()
    {
        var spec = Spec("integrated-gradients") with { Methods = [new MethodSpec { Method = "integrated-gradients", Options = new JsonObject { ["reference"] = "zeros", ["steps"] = 30 } }] };

        var options = Of(Failing(13, new TrackKey("integrated-gradients", 0)), Run(spec), "shuffles").Run!.Methods[0].Options!;

        Assert.Equal("""{"reference":"dinucleotide","steps":30,"shuffles":20}""", options.ToJsonString());
    }

    [Fact]
    public void For_ContributionsThatDoNotAddUp_TwiceTheGradientsOfPathsInPlaceOfThose()
    {
        var spec = Spec("deeplift-shap", "ism", "expected-gradients") with { Audit = new AuditSpec { Tests = [new AuditTestSpec { Test = CompletenessTest.Id }] } };
        spec = spec with { Methods = [.. spec.Methods, new MethodSpec { Method = "integrated-gradients", Options = new JsonObject { ["reference"] = "zeros", ["steps"] = 6000 } }] };

        var remedy = Of(Failing(6, [.. spec.Methods.Select(method => new TrackKey(method.Method, 0))]), Run(spec), "more-gradients");

        Assert.Equal("Take twice the gradients for Expected gradients and Integrated gradients", remedy.Label);
        Assert.Equal(["deeplift-shap", "ism", "expected-gradients", "integrated-gradients"], remedy.Run!.Methods.Select(method => method.Method));
        // Up to what is allowed.
        Assert.Equal([null, null, """{"samples":200}""", """{"reference":"zeros","steps":10000,"mostSteps":800}"""], remedy.Run.Methods.Select(method => method.Options?.ToJsonString()));
        Assert.Equal(CompletenessTest.Id, Assert.Single(remedy.Run.Audit!.Tests).Test);
    }

    [Fact]
    public void For_ContributionsThatDoNotAddUp_NoPathsOrNoRoom_NoMoreGradients()
    {
        var full = new MethodSpec { Method = "integrated-gradients", Options = new JsonObject { ["steps"] = 10_000, ["mostSteps"] = 100_000 } };
        var spec = Spec("deeplift-shap") with { Methods = [full, new MethodSpec { Method = "deeplift-shap" }] };

        var remedies = AuditRemedies.For(Failing(6, new TrackKey("deeplift-shap", 0), new TrackKey("integrated-gradients", 0)), Run(spec));

        Assert.DoesNotContain(remedies, remedy => remedy.Id == "more-gradients");
        Assert.Contains(remedies, remedy => remedy.Page == RemedyPage.Model);
    }

    [Fact]
    public void For_ErrorOverReferencesTwiceTheThreshold_FourTimesTheReferences()
    {
        var finding = new RuleFinding { Track = new TrackKey("deeplift-shap", 0), Text = "Wide.", Numbers = [new Estimate(0.35, 0.3, 0.4, 48)] };

        var judged = AuditJudge.Judge(AuditRules.Get(16), new RuleEvidence(16, [finding]));

        Assert.Equal("""{"shuffles":80}""", Of(judged, Run(Spec("deeplift-shap", "ism")), "more-references").Run!.Methods[0].Options!.ToJsonString());
    }

    [Theory]
    [InlineData(240, "all-sequences", null)]
    [InlineData(5000, "sequences", 1000L)]
    public void For_SmallSample_AsManyAsRulesOnADatasetWant(long available, string id, long? sample) =>
        Assert.Equal(sample, Of(Failing(24), Run(Spec("saliency"), rows: 48, available), id).Run!.Sequences.Sample);

    [Fact]
    public void For_TargetNotLearnt_TheOtherOnesWithTheirDiscoveries()
    {
        var changed = Of(Failing(-1, new TrackKey("gradient-x-input", 0)), Run(WithMotifs()), "targets").Run!;

        Assert.Equal("B", Assert.Single(changed.Targets).Name);
        Assert.Equal(0, Assert.Single(changed.Motifs!.Discoveries).Target);
    }

    [Fact]
    public void For_NoMotifs_DiscoveriesOfEachTargetWithTheStarterSet()
    {
        var changed = Of(Failing(19), Run(Spec("saliency", "ism", "deeplift-shap")), "motifs").Run!;

        Assert.Equal([("deeplift-shap", 0), ("deeplift-shap", 1)], changed.Motifs!.Discoveries.Select(discovery => (discovery.Method, discovery.Target)));
        Assert.Equal(StarterSet.Id, Assert.Single(changed.Motifs.Databases).Id);
        Assert.NotNull(changed.Motifs.Scan);
    }

    [Fact]
    public void For_Rna_MotifsOnOneStrand()
    {
        var run = Run(Spec("ism")) with { Alphabet = Alphabet.Rna };

        var changed = Of(Failing(19), run, "motifs").Run!;

        Assert.False((bool)changed.Motifs!.Discoveries[0].Options!["bothStrands"]!);
        Assert.False((bool)changed.Motifs.Scan!.Options!["bothStrands"]!);
    }

    [Fact]
    public void For_OneReplicaOfThree_AllOfThem() => Assert.Equal(3, Of(Failing(17), Run(Spec("ism")), "replicas").Run!.Model.Replicas);

    [Fact]
    public void For_LongName_Shortened() =>
        Assert.Equal(200, Of(Failing(17), Run(Spec("ism") with { Name = new string('x', 199) }), "replicas").Run!.Name.Length);

    [Fact]
    public void For_RuleOfATest_AddsItOrGivesItItsUsualSettings()
    {
        var without = Run(Spec("deeplift-shap"));
        var own = Run(Spec("deeplift-shap") with { Audit = new AuditSpec { Tests = [new AuditTestSpec { Test = SpreadTest.Id, Options = new JsonObject { ["seeds"] = 2 } }] } });

        var added = Of(Failing(2), without, "test-spread").Run!.Audit!.Tests;
        var usual = Of(Failing(2), own, "usual-spread").Run!.Audit!.Tests;

        Assert.All([added, usual], tests => Assert.Equal((SpreadTest.Id, null), (Assert.Single(tests).Test, tests[0].Options)));
        Assert.DoesNotContain(AuditRemedies.For(Failing(2), own), remedy => remedy.Id == "test-spread");
        Assert.Contains(AuditRemedies.For(Failing(16), own), remedy => remedy.Page == RemedyPage.Spread);
    }

    [Fact]
    public void For_TestOfMotifsInARunWithoutThem_AddsBoth()
    {
        var changed = Of(Failing(21), Run(Spec("ism")), "test-effects").Run!;

        Assert.Equal(EffectsTest.Id, Assert.Single(changed.Audit!.Tests).Test);
        Assert.Equal(2, changed.Motifs!.Discoveries.Count);
    }

    [Fact]
    public void For_OtherSetsOfTheProject_EffectsOnOneOfThemWithTheTestsOwnSettings()
    {
        var other = new SequenceSource { Id = "0123456789ab", Name = "Second", Sha256 = new string('c', 64) };
        var own = new AuditTestSpec { Test = EffectsTest.Id, Options = new JsonObject { ["motifs"] = 3 } };
        var run = Run(WithMotifs() with { Audit = new AuditSpec { Tests = [own] } }) with { Others = [other] };

        var changed = Of(Failing(18), run, "dataset-0123456789ab").Run!;

        Assert.Equal($$"""{"motifs":3,"otherSet":"0123456789ab","otherSha256":"{{other.Sha256}}"}""", Assert.Single(changed.Audit!.Tests).Options!.ToJsonString());
        Assert.DoesNotContain(AuditRemedies.For(Failing(18), Run(WithMotifs())), remedy => remedy.Id.StartsWith("dataset", StringComparison.Ordinal));
    }

    private static AuditRemedy Of(JudgedRule judged, AuditedRun run, string id) => AuditRemedies.For(judged, run).Single(remedy => remedy.Id == id);

    private static JudgedRule Failing(int rule, params TrackKey[] tracks) => AuditJudge.Judge(AuditRules.Get(rule), new RuleEvidence(
        rule, tracks.Length == 0 ? [Fails(null)] : [.. tracks.Select(track => Fails(track))]));

    private static RuleFinding Fails(TrackKey? track) => new() { Track = track, Verdict = AuditVerdict.Fail, Text = "Bad.", Numbers = [] };

    private AuditedRun Run(RunSpec spec, long rows = 240, long available = 240) => new(
        spec with { Sequences = spec.Sequences with { Sample = rows < available ? rows : null } }, _package, rows, available, Alphabet.Dna);

    private RunSpec WithMotifs() => Spec("gradient-x-input", "ism") with
    {
        Motifs = new MotifSpec { Discoveries = [.. new[] { 0, 1 }.Select(target => new DiscoverySpec { Procedure = "modisco", Method = "gradient-x-input", Target = target })] },
    };

    private RunSpec Spec(params string[] methods) => new()
    {
        Name = "Test",
        Sequences = new SequenceSource { Id = "000000000000", Name = "test", Sha256 = "00" },
        Model = new ModelSource { Id = "tiny", Name = "Tiny", Version = "1.0", Sha256 = _package.WeightsOf(null).Sha256 },
        Targets = [new TargetSpec { Output = 0, Name = "A" }, new TargetSpec { Output = 1, Name = "B" }],
        Methods = [.. methods.Select(method => new MethodSpec { Method = method })],
    };
}
