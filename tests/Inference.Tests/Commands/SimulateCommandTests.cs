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
    public void Invoke_SettingsAndOwnMotif_AreUsedAndAModelLearnsThem()
    {
        var data = Path.Combine(_folder, "data");
        string[] simulate = ["--out", data, "--motifs", "MYB=YAACKG,CTCF", "--decoys", "", "--each", "25", "--background", "20", "--length", "60", "--setting", "sharpness=3", "--setting", "orientation=forward"];
        Assert.Equal(0, SimulateCommand.Create().Parse(simulate).Invoke());
        var recipe = SimulationTruth.Open(data)!.Recipe;
        Assert.Equal(["MYB", "CTCF"], recipe.Options.Motifs.Select(motif => motif.Name));
        Assert.Equal((3.0, SiteOrientation.Forward), (recipe.Options.Sharpness, recipe.Options.Orientation));

        var package = Path.Combine(_folder, "model");
        Assert.Equal(0, TrainOnSetCommand.Create().Parse(["--sequences", data, "--out", package, "--architecture", "DeepBind:detectors=4", "--passes", "1"]).Invoke());
        Assert.Equal(["MYB", "CTCF"], ModelPackage.Open(package).Card.Outputs.Select(output => output.Name));
    }

    [Fact]
    public void Invoke_RealBackground_IsReadFromAFile()
    {
        var real = Path.Combine(_folder, "real.fa");
        File.WriteAllText(real, ">a\n" + string.Concat(Enumerable.Repeat("ACAG", 40)) + "\n");
        Assert.Equal(0, SimulateCommand.Create().Parse(["--out", _folder, "--real", real, "--each", "1", "--background", "2", "--setting", "background=shuffled", "--setting", "mostDecoys=0"]).Invoke());

        Assert.NotNull(SimulationTruth.Open(_folder)!.Recipe.RealSequences);
        Assert.DoesNotContain('T', File.ReadAllLines(Path.Combine(_folder, "sequences.fa"))[^1]);
    }

    [Fact]
    public void Invoke_KnownAnswer_WritesCardAndWeights()
    {
        var package = Path.Combine(_folder, KnownAnswerNetwork.Name);

        Assert.Equal(0, KnownAnswerCommand.Create().Parse(["--out", package]).Invoke());
        Assert.Equal(KnownAnswerNetwork.Name, ModelPackage.Open(package).Card.Name);
    }
}
