using System.Text.Json.Nodes;
using CisLens.Inference.Models;
using CisLens.Inference.Runs.Audits;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Runs.Audits;

public sealed class AuditEstimateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ModelPackage _package;

    public AuditEstimateTests() => _package = ModelPackage.Open(TinyModel.Create(_folder.PathOf("tiny")));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_TwiceTheSequences_CostsTwice()
    {
        var (few, many) = (Of(Test("faithfulness"), 100), Of(Test("faithfulness"), 200));
        Assert.Null(few.Problem);
        Assert.True(few is { Passes: > 0, Seconds: > 0 });
        Assert.Equal(2 * few.Passes, many.Passes, 1e-6 * many.Passes);
        Assert.Equal(2 * few.Seconds!.Value, many.Seconds!.Value, 1e-6 * many.Seconds.Value);
    }

    [Fact]
    public void Of_EveryTest_EitherCostsSomethingOrSaysWhyNot() =>
        Assert.All(AuditTests.All, test =>
        {
            var estimate = Of(Test(test.Info.Id), 50);
            Assert.True(estimate.Problem is { Length: > 0 } ^ estimate.Passes > 0, $"{test.Info.Id}: {estimate}");
        });

    [Fact]
    public void Of_SettingOutOfRange_SaysWhich() =>
        Assert.Contains("draws", Of(Test("faithfulness") with { Options = new JsonObject { ["draws"] = 5 } }, 50).Problem, StringComparison.Ordinal);

    [Fact]
    public void Usual_AllThatCanBeMade_AndNoneWithoutMaps()
    {
        var usual = UsualAudit.Of(Spec, _package.Card).Tests.Select(test => test.Test).ToList();
        Assert.Contains("faithfulness", usual);
        Assert.All(AuditTests.All.Select(test => test.Info.Id).Except(usual), id => Assert.NotNull(UsualAudit.Problem(Test(id), Spec, _package.Card)));
        Assert.Empty(UsualAudit.Of(Spec with { Methods = [] }, _package.Card).Tests);
    }

    private RunSpec Spec => new()
    {
        Name = "Test",
        Sequences = new SequenceSource { Id = "000000000000", Name = "test", Sha256 = "00" },
        Model = new ModelSource { Id = "tiny", Name = "Tiny", Version = "1.0", Sha256 = _package.WeightsOf(null).Sha256 },
        Targets = [new TargetSpec { Output = 0, Name = "A" }],
        Methods = [new MethodSpec { Method = "ism" }, new MethodSpec { Method = "deeplift-shap" }],
    };

    private static AuditTestSpec Test(string id) => new() { Test = id };

    private TestEstimate Of(AuditTestSpec test, int sequences) =>
        Assert.Single(AuditEstimate.Of(Spec, _package.Card, [test], new string?[sequences], _package.Card.Input.Length ?? 50));
}
