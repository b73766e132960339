using System.Text.Json.Nodes;
using CisLens.Inference.Models;
using CisLens.Inference.Models.Checkpoints;
using CisLens.Inference.Sequences;
using CisLens.Inference.Simulation;

namespace CisLens.Inference.Training;

/// <summary>
/// A network whose right attribution is known exactly. Each factor has two filters, its motif and the reverse complement: the
/// weights are log2(probability / 0.25), zero outside of the motif. A ReLU lets pass what a site scores above 80 % of the best site;
/// the output of a factor is the sum of that over all places and both strands. So the gradient at a base inside of a site above
/// the threshold is the weight column of the motif there, and zero at every base outside of such sites.
/// </summary>
public static class KnownAnswerNetwork
{
    /// <summary>Name of the package.</summary>
    public const string Name = "known-answer";

    /// <summary>Bases of the input.</summary>
    public const int Length = 101;

    /// <summary>The share of the best site's score that a site must exceed.</summary>
    public const double Threshold = 0.8;

    /// <summary>Columns of a filter; motifs start at its left and end in zeros.</summary>
    public const int Width = 22;

    // With 24 empty places at both ends the filters stand at 128 places; the mean over 128 times 128 is the exact sum.
    private const int Padding = 24;
    private const int Places = Length + 2 * Padding - Width + 1;
    private const string WeightsFile = "weights.safetensors";

    /// <summary>The factors, in the order of the outputs.</summary>
    public static IReadOnlyList<KnownMotif> Motifs => KnownMotifs.Factors;

    /// <summary>The weights of a motif, log2(probability / 0.25) in bits.</summary>
    /// <param name="motif">The motif.</param>
    /// <param name="reverse">True for the other strand.</param>
    /// <returns>[4, width of the motif], channels A, C, G, T.</returns>
    public static float[,] Weights(KnownMotif motif, bool reverse)
    {
        ArgumentNullException.ThrowIfNull(motif);
        var weights = new float[4, motif.Width];
        for (var position = 0; position < motif.Width; position++)
            for (var letter = 0; letter < 4; letter++)
                weights[letter, position] = reverse
                    ? Bits(motif.Probabilities[motif.Width - 1 - position][3 - letter])
                    : Bits(motif.Probabilities[position][letter]);
        return weights;
    }

    /// <summary>The score, in bits, that a site must exceed to count.</summary>
    public static float Cutoff(KnownMotif motif)
    {
        ArgumentNullException.ThrowIfNull(motif);
        return (float)Threshold * motif.Probabilities.Sum(column => column.Max(Bits));
    }

    /// <summary>The layers as JSON.</summary>
    public static JsonArray Layers() =>
    [
        new JsonObject
        {
            ["type"] = "Conv1d", ["prefix"] = "motifs", ["in_channels"] = 4, ["out_channels"] = 2 * Motifs.Count,
            ["kernel_size"] = Width, ["padding"] = Padding,
        },
        new JsonObject { ["type"] = "ReLU" },
        new JsonObject { ["type"] = "GlobalAvgPool1d" },
        new JsonObject { ["type"] = "Linear", ["prefix"] = "sum", ["in_features"] = 2 * Motifs.Count, ["out_features"] = Motifs.Count },
    ];

    /// <summary>The parameters: filter 2 f is motif f as it stands, filter 2 f + 1 its reverse complement.</summary>
    public static IReadOnlyList<CheckpointTensor> Tensors()
    {
        var filters = new float[2 * Motifs.Count * 4 * Width];
        var cutoffs = new float[2 * Motifs.Count];
        var sums = new float[Motifs.Count * 2 * Motifs.Count];
        for (var filter = 0; filter < cutoffs.Length; filter++)
        {
            var motif = Motifs[filter / 2];
            Write(filters.AsSpan(filter * 4 * Width, 4 * Width), Weights(motif, reverse: filter % 2 == 1));
            cutoffs[filter] = -Cutoff(motif);
            sums[filter / 2 * cutoffs.Length + filter] = Places;
        }
        return
        [
            CheckpointTensor.FromFloats("motifs.weight", [cutoffs.Length, 4, Width], filters),
            CheckpointTensor.FromFloats("motifs.bias", [cutoffs.Length], cutoffs),
            CheckpointTensor.FromFloats("sum.weight", [Motifs.Count, cutoffs.Length], sums),
            CheckpointTensor.FromFloats("sum.bias", [Motifs.Count], new float[Motifs.Count]),
        ];
    }

    /// <summary>The right answer of one output for a sequence, computed letter by letter without the network.</summary>
    /// <param name="bases">The sequence, upper case.</param>
    /// <param name="output">The factor.</param>
    /// <returns>The prediction, and the gradient of shape [4, length].</returns>
    public static (double Prediction, float[] Gradient) Answer(string bases, int output)
    {
        ArgumentNullException.ThrowIfNull(bases);
        var codes = Bases.Encode(bases);
        var gradient = new float[4 * codes.Length];
        var prediction = 0.0;
        var motif = Motifs[output];
        foreach (var weights in new[] { Weights(motif, reverse: false), Weights(motif, reverse: true) })
            for (var start = 1 - motif.Width; start < codes.Length; start++)
            {
                var excess = Score(codes, weights, start) - Cutoff(motif);
                if (excess <= 0)
                    continue;
                prediction += excess;
                AddColumns(gradient, codes.Length, weights, start);
            }
        return (prediction, gradient);
    }

    /// <summary>Writes the package: card and weights.</summary>
    /// <param name="folder">A folder that exists.</param>
    public static void Write(string folder)
    {
        var file = Path.Combine(folder, WeightsFile);
        SafetensorsWriter.Write(file, Tensors());
        File.WriteAllText(Path.Combine(folder, ModelCard.FileName), Card(Checkpoint.Sha256(file)).ToJson() + "\n");
    }

    private static ModelCard Card(string sha256) => new()
    {
        Name = Name,
        Version = "1.0.0",
        Title = "Known answer: six motifs",
        Description = "Not trained: it adds up how far each site of a written-down motif, on either strand, scores above 80 % of the best site. "
            + "Which bases matter, and how much, is therefore known exactly; use it to see whether a method finds them.",
        Licence = "MIT",
        Citation = string.Join("; ", Motifs.Select(motif => $"{motif.Name}: {motif.Citation}")) + ".",
        Origin = "Made by the command cislens make-known-answer from the motifs in the source code.",
        TrainedOn = "Nothing.",
        Input = new ModelInput { Length = Length, Short = ShortRule.Pad, Long = LongRule.Crop, Unknown = UnknownRule.Zeros },
        Outputs = [.. Motifs.Select(motif => new ModelOutput(motif.Name, "bits", $"Excess of the sites of {motif.Consensus} and its reverse complement."))],
        Strands = StrandRule.Given,
        Architecture = new JsonObject { ["layers"] = Layers() },
        Weights = [new ModelWeights(WeightsFile, sha256)],
    };

    private static float Bits(double probability) => (float)Math.Log2(probability / 0.25);

    private static void Write(Span<float> filter, float[,] weights)
    {
        for (var letter = 0; letter < 4; letter++)
            for (var position = 0; position < weights.GetLength(1); position++)
                filter[letter * Width + position] = weights[letter, position];
    }

    private static double Score(byte[] codes, float[,] weights, int start)
    {
        var score = 0.0;
        for (var i = Math.Max(0, -start); i < weights.GetLength(1) && start + i < codes.Length; i++)
            if (codes[start + i] < 4)
                score += weights[codes[start + i], i];
        return score;
    }

    private static void AddColumns(float[] gradient, int length, float[,] weights, int start)
    {
        for (var i = Math.Max(0, -start); i < weights.GetLength(1) && start + i < length; i++)
            for (var letter = 0; letter < 4; letter++)
                gradient[letter * length + start + i] += weights[letter, i];
    }
}
