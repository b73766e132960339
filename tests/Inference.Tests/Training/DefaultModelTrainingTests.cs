using CisLens.Inference.Commands;
using CisLens.Inference.Models;
using CisLens.Inference.Simulation;
using CisLens.Inference.Training.Peaks;
using CisLens.Shared;
using Xunit;

namespace CisLens.Inference.Tests.Training;

/// <summary>The command that trains the default model, on small simulated peaks laid out like the real ones.</summary>
[Collection(TrainingGroup.Name)]
public sealed class DefaultModelTrainingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cislens-training").FullName;

    private string Data => Path.Combine(_folder, "data");

    private string Output => Path.Combine(_folder, "package");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Invoke_SmallPeaks_WritesAPackageThatOpens()
    {
        WritePeaks();

        Assert.Equal(0, Train("--seed", "1", "2"));

        var package = ModelPackage.Open(Output);
        Assert.Equal(["seed-1", "seed-2"], package.Card.Weights.Select(weights => weights.Replica));
        Assert.True(File.Exists(package.VerifiedPath("seed-2")));
        // Two comparisons a factor, none for MYC against others, one with USF1; two figures each.
        Assert.Equal(2 * (6 + 5 + 1), package.Card.Performance.Count);
        Assert.Equal(1 + 3 * 12, File.ReadAllLines(Path.Combine(Output, "performance.tsv")).Length);
        Assert.Equal(7, File.ReadAllLines(Path.Combine(Output, "split.tsv")).Length);
    }

    [Fact]
    public void Invoke_Again_GivesTheSameWeightsAndKeepsTrainedReplicas()
    {
        WritePeaks();
        Train("--seed", "1");
        var weights = Path.Combine(Output, "seed-1.safetensors");
        var first = File.ReadAllBytes(weights);
        File.Delete(weights);

        Train("--seed", "1");
        Assert.Equal(first, File.ReadAllBytes(weights));

        var written = File.GetLastWriteTimeUtc(weights);
        Train("--seed", "1", "2");
        Assert.Equal(written, File.GetLastWriteTimeUtc(weights));
    }

    [Fact]
    public void Read_NoPeaks_NamesTheMissingFile()
    {
        Directory.CreateDirectory(Data);

        var error = Assert.Throws<InputException>(() => PeakDataReader.Read(Data, new PeakLimits(101, 10, 10, 1)));

        Assert.Contains("ctcf.fa.gz is missing", error.Message, StringComparison.Ordinal);
    }

    private int Train(params string[] seeds) =>
        TrainCommand.Create().Parse(["--data", Data, "--out", Output, "--epochs", "1", .. seeds]).Invoke();

    private void WritePeaks()
    {
        foreach (var source in FactorSource.All)
        {
            var set = SequenceSimulator.Create(
                new SimulationOptions { Motifs = [KnownMotifs.Factors.Single(m => m.Name == source.Factor)], SequencesPerMotif = 60, BackgroundSequences = 12 },
                seed: source.Factor.Sum(letter => letter));
            var peaks = set.Sequences.Where(s => s.Label == "1").Select(s => s.Bases).ToArray();
            if (source.TestFile is null)
                Write(source.TrainFile, peaks.Select((bases, i) => $">chr{i % 10 + 1}:1-100\n{bases[..100]}"));
            else
            {
                Write(source.TrainFile, peaks[..48].Select((bases, i) => $"peak{i}\t{bases}\t1").Prepend("id\tsequence\tbound"));
                Write(source.TestFile, set.Sequences.Skip(48).Select((s, i) => $"test{i}\t{s.Bases}\t{s.Label}").Prepend("id\tsequence\tbound"));
            }
        }
        var usf1 = DemoSequences.Create(3).Sequences.Where(s => s.Group is "MYC" or "background");
        Write(FactorSource.EboxCheckFile, usf1.Select((s, i) => $"usf{i}\t{s.Bases}\t{s.Label}").Prepend("id\tsequence\tbound"));
    }

    private void Write(string relative, IEnumerable<string> lines)
    {
        var path = Path.Combine(Data, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var stream = new System.IO.Compression.GZipStream(File.Create(path), System.IO.Compression.CompressionLevel.Fastest);
        using var writer = new StreamWriter(stream);
        foreach (var line in lines)
            writer.WriteLine(line);
    }
}
