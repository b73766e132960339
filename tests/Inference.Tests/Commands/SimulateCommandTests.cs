using CisLens.Inference.Commands;
using CisLens.Inference.Models;
using CisLens.Inference.Simulation;
using CisLens.Inference.Training;
using Xunit;

namespace CisLens.Inference.Tests.Commands;

public sealed class SimulateCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cislens-simulate").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Invoke_Options_WritesSequencesAndTruth()
    {
        var exit = SimulateCommand.Create().Parse(["--out", _folder, "--seed", "4", "--each", "2", "--background", "3", "--length", "80"]).Invoke();

        var expected = SequenceSimulator.Create(new SimulationOptions { SequencesPerMotif = 2, BackgroundSequences = 3, Length = 80 }, 4);
        var lines = File.ReadAllLines(Path.Combine(_folder, "sequences.fa"));
        Assert.Equal(0, exit);
        Assert.Equal(expected.Sequences.Select(sequence => sequence.Bases), lines.Where(line => line[0] != '>'));
        Assert.Equal(expected.Sites.Count + 1, File.ReadAllLines(Path.Combine(_folder, "sites.tsv")).Length);
        Assert.Equal(expected.Sites.Count, File.ReadAllLines(Path.Combine(_folder, "sites.bed")).Length);
    }

    [Fact]
    public void Invoke_KnownAnswer_WritesCardAndWeights()
    {
        var package = Path.Combine(_folder, KnownAnswerNetwork.Name);

        Assert.Equal(0, KnownAnswerCommand.Create().Parse(["--out", package]).Invoke());
        Assert.Equal(KnownAnswerNetwork.Name, ModelPackage.Open(package).Card.Name);
    }
}
