using CisLens.Inference.Models;
using CisLens.Inference.Runs;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Runs.Motifs;

public sealed class MotifPlanTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ModelPackage _package;

    public MotifPlanTests() => _package = ModelPackage.Open(TinyModel.Create(_folder.PathOf("tiny")));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Plan_UnknownProcedure_Refused() =>
        Refused(new MotifSpec { Discoveries = [new DiscoverySpec { Procedure = "magic", Method = "ism" }] }, "no procedure 'magic'");

    [Fact]
    public void Plan_DatabaseTwice_Refused()
    {
        var database = new MotifDatabaseSource("starter", "Starter", "1", "00", 3);
        Refused(new MotifSpec { Databases = [database, database] }, "listed twice");
    }

    private void Refused(MotifSpec motifs, string expected) =>
        Assert.Contains(expected, Assert.Throws<InputException>(() => RunPlanner.Plan(Spec(motifs), _package)).Message, StringComparison.Ordinal);

    private static RunSpec Spec(MotifSpec motifs) => new()
    {
        Name = "Test",
        Sequences = new SequenceSource { Id = "000000000000", Name = "test", Sha256 = "00" },
        Model = new ModelSource { Id = "tiny", Name = "Tiny", Version = "1.0", Sha256 = "00" },
        Targets = [new TargetSpec { Output = 0, Name = "A" }],
        Methods = [new MethodSpec { Method = "ism" }, new MethodSpec { Method = "occlusion" }],
        Motifs = motifs,
    };
}
