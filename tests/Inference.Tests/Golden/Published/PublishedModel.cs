using System.Globalization;
using System.Text.Json.Nodes;
using CisLens.Inference.Models;
using CisLens.Inference.Models.Architectures;
using CisLens.Inference.Models.Checkpoints;
using CisLens.Inference.Sequences;
using CisLens.Shared.Arrays;
using CisLens.Shared.Runs;
using TorchSharp;
using static TorchSharp.torch;
using Target = CisLens.Inference.Models.Target;

namespace CisLens.Inference.Tests.Golden.Published;

/// <summary>The folder of a published model: its golden files, its sequences, and networks with its weights.</summary>
internal sealed class PublishedModel
{
    public PublishedModel(string name)
    {
        Folder = Path.Combine(GoldenFolders.Models(), name);
        Skip.IfNot(Directory.Exists(Folder), $"No folder '{name}' among the published models.");
    }

    public string Folder { get; }

    public NpyArray<float> Golden(string file) => NpyFile.Read<float>(Path.Combine(Folder, file));

    /// <summary>The rows of a table by column name.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Table(string file) => ReadTable(Path.Combine(Folder, file));

    public IReadOnlyList<string> Sequences(string file = "golden_sequences.fa") => ReadFasta(Path.Combine(Folder, file));

    /// <summary>A network with the weights of a file.</summary>
    public SequenceModel Load(string file, JsonObject architecture, int outputs, bool positional = false, StrandRule strands = StrandRule.Given)
    {
        var graph = ArchitectureCatalogue.Build(architecture);
        using var checkpoint = Checkpoint.Open(Path.Combine(Folder, file));
        graph.Bind(StateDict.Normalize(checkpoint).Tensors, file, CPU);
        var card = TestCards.Create(architecture, null, outputs) with { Positional = positional, Strands = strands };
        return SequenceModel.FromGraph(card, graph, CPU);
    }

    public static Target Target(SequenceModel model, int output, int? position = null) => CisLens.Inference.Models.Target.Create(
        new TargetSpec
        {
            Output = output,
            Name = $"output {output}",
            Positions = position is null ? PositionRule.None : PositionRule.At,
            Position = position,
        },
        model.Card);

    /// <summary>Sequences of one length as a tensor.</summary>
    public static Tensor Encode(SequenceModel model, IReadOnlyList<string> sequences, UnknownBase unknown = UnknownBase.Zeros) =>
        model.ToInput([.. sequences.SelectMany(sequence => OneHot.Encode(sequence, unknown))], sequences.Count);

    public static IReadOnlyList<string> ReadFasta(string path)
    {
        var sequences = new List<string>();
        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith('>'))
                sequences.Add("");
            else
                sequences[^1] += line.Trim();
        }
        return sequences;
    }

    public static IReadOnlyList<IReadOnlyDictionary<string, string>> ReadTable(string path)
    {
        var lines = File.ReadAllLines(path);
        var header = lines[0].Split('\t');
        return [.. lines.Skip(1).Where(line => line.Length > 0).Select(line => header.Zip(line.Split('\t')).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    public static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    public static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);

    public static double Largest(NpyArray<float> array) => array.Data.Max(value => Math.Abs((double)value));
}
