using System.Text.Json.Nodes;
using CisLens.Inference.Models;
using CisLens.Inference.Runs;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Runs;

public sealed class RunPlannerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ModelPackage _package;

    public RunPlannerTests() => _package = ModelPackage.Open(TinyModel.Create(_folder.PathOf("tiny")));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Plan_TwoTargetsTwoMethods_StagesInOrder() => Assert.Equal(
        ["prepare", "predict", "attribute/saliency", "attribute/ism", "bundle"],
        RunPlanner.Plan(Spec() with { Targets = [Target(0, "A"), Target(1, "B")], Methods = [Method("saliency"), Method("ism")] }, _package)
            .Select(stage => stage.Key));

    [Fact]
    public void Plan_TargetOutOfRange_SaysWhatThereIs() => Refused(Spec() with { Targets = [Target(7, "X")] }, "0 A, 1 B");

    [Fact]
    public void Plan_TargetOfAnotherName_Refused() => Refused(Spec() with { Targets = [Target(0, "B")] }, "'A'");

    [Fact]
    public void Plan_NoTarget_Refused() => Refused(Spec() with { Targets = [] }, "no target");

    [Fact]
    public void Plan_UnknownMethod_SaysWhatThereIs() => Refused(Spec() with { Methods = [Method("magic")] }, "saliency");

    [Fact]
    public void Plan_UnknownSetting_NamesIt() =>
        Refused(Spec() with { Methods = [Method("ism") with { Options = new JsonObject { ["speed"] = 9 } }] }, "'speed'");

    [Fact]
    public void Plan_MethodOfOutputPositionsForOutputsWithoutThem_Refused() => Refused(Spec() with { Methods = [Method("pisa")] }, "PISA explains every output position");

    [Fact]
    public void Plan_MethodTwice_Refused() => Refused(Spec() with { Methods = [Method("ism"), Method("ism")] }, "twice");

    [Fact]
    public void Plan_TargetTwice_Refused() => Refused(Spec() with { Targets = [Target(0, "A"), Target(0, "A")] }, "twice");

    [Fact]
    public void Plan_UnknownReplica_SaysWhatThereIs() =>
        Refused(Spec() with { Model = Spec().Model with { Replica = "seed-9" } }, "seed-9");

    [Fact]
    public void Plan_SampleOfNothing_Refused() =>
        Refused(Spec() with { Sequences = Spec().Sequences with { Sample = 0 } }, "sample");

    [Fact]
    public void Plan_LaterFormat_Refused() => Refused(Spec() with { Format = 2 }, "format 2");

    private void Refused(RunSpec spec, string expected) =>
        Assert.Contains(expected, Assert.Throws<InputException>(() => RunPlanner.Plan(spec, _package)).Message, StringComparison.Ordinal);

    private static TargetSpec Target(int output, string name) => new() { Output = output, Name = name };

    private static MethodSpec Method(string id) => new() { Method = id };

    private static RunSpec Spec() => new()
    {
        Name = "Test",
        Sequences = new SequenceSource { Id = "000000000000", Name = "test", Sha256 = "00" },
        Model = new ModelSource { Id = "tiny", Name = "Tiny", Version = "1.0", Sha256 = "00" },
        Targets = [Target(0, "A")],
        Methods = [],
    };
}
