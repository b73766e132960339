using System.Globalization;
using System.Text;

namespace CisLens.Inference.Models.Checkpoints;

/// <summary>
/// Reads the text parameters of DeepBind 0.1 (Alipanahi et al. 2015) and arranges them as ordinary layers:
/// conv.weight (d, 4, m), conv.bias (d), fc1.weight, fc1.bias and, with a hidden layer, fc2.weight, fc2.bias.
/// <code>
/// # deepbind 0.1
/// reverse_complement = 1
/// num_detectors = 16
/// detector_len = 20
/// has_avg_pooling = 0
/// num_hidden = 32
/// detectors = -7.85e+00,1.48e+00,...
/// </code>
/// Number k + d*(base + 4*position) of the detectors belongs to detector k; number j + h*i of weights1 joins input i to hidden unit j.
/// </summary>
internal static class DeepBindReader
{
    private const int LongestFile = 16 << 20;
    private const int LargestCount = 1 << 16;
    private static readonly string[] Settings =
        ["reverse_complement", "num_detectors", "detector_len", "has_avg_pooling", "num_hidden"];

    public static bool Recognizes(ReadOnlySpan<byte> start) => start.StartsWith("# deepbind"u8);

    public static ICheckpoint Read(CheckpointFile file)
    {
        var fields = ReadFields(file);
        var metadata = new OrderedDictionary<string, string>();
        foreach (var setting in Settings)
            metadata[setting] = Whole(file, fields, setting).ToString(CultureInfo.InvariantCulture);

        var detectors = Whole(file, fields, "num_detectors");
        var length = Whole(file, fields, "detector_len");
        var hidden = Whole(file, fields, "num_hidden");
        var pooled = detectors * (Whole(file, fields, "has_avg_pooling") == 0 ? 1 : 2);
        var outputs = Math.Max(hidden, 1);
        var tensors = new OrderedDictionary<string, CheckpointTensor>();
        void Add(string name, long[] shape, float[] values) => tensors.Add(name, CheckpointTensor.FromFloats(name, shape, values));

        var filters = Floats(file, fields, "detectors", (long)detectors * 4 * length);
        Add("conv.weight", [detectors, 4, length], Reverse(filters, length, 4, detectors));
        Add("conv.bias", [detectors], Floats(file, fields, "thresholds", detectors));
        var weights = Floats(file, fields, "weights1", (long)pooled * outputs);
        Add("fc1.weight", [outputs, pooled], Reverse(weights, pooled, 1, outputs));
        Add("fc1.bias", [outputs], Floats(file, fields, "biases1", outputs));
        if (hidden > 0)
        {
            Add("fc2.weight", [1, hidden], Floats(file, fields, "weights2", hidden));
            Add("fc2.bias", [1], Floats(file, fields, "biases2", 1));
        }

        return new LoadedCheckpoint(file, CheckpointFormat.DeepBind) { Tensors = tensors, Metadata = metadata };
    }

    private static Dictionary<string, (string Text, long Line)> ReadFields(CheckpointFile file)
    {
        if (file.Length > LongestFile)
            throw file.Refuse($"is {file.Length} bytes long, too long for DeepBind parameters ({LongestFile} at most).");
        var bytes = new byte[file.Length];
        file.Read(0, bytes);
        var fields = new Dictionary<string, (string, long)>();
        long number = 0;
        foreach (var line in Encoding.Latin1.GetString(bytes).Split('\n'))
        {
            number++;
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (line.StartsWith('#') || string.IsNullOrWhiteSpace(line))
                continue;
            if (equals < 0 || !fields.TryAdd(line[..equals].Trim(), (line[(equals + 1)..].Trim(), number)))
                throw file.Refuse($"has no new \"name = value\" on line {number}; take the parameter file as published.");
        }

        return fields;
    }

    private static int Whole(CheckpointFile file, Dictionary<string, (string Text, long Line)> fields, string name)
    {
        var (text, line) = Field(file, fields, name);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= LargestCount
            ? value
            : throw file.Refuse($"gives {name} on line {line} as \"{CheckpointFile.Show(text)}\", where a whole number from 0 to {LargestCount} was expected.");
    }

    private static float[] Floats(
        CheckpointFile file, Dictionary<string, (string Text, long Line)> fields, string name, long count)
    {
        var (text, line) = Field(file, fields, name);
        var parts = text.Split(',');
        if (parts.Length != count)
            throw file.Refuse($"lists {parts.Length} numbers for {name} on line {line}, where its sizes ask for {count}: the file is incomplete or edited.");
        return Array.ConvertAll(parts, part =>
            float.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                ? value
                : throw file.Refuse($"has \"{CheckpointFile.Show(part)}\" among the {name} on line {line}, where a number was expected."));
    }

    private static (string Text, long Line) Field(
        CheckpointFile file, Dictionary<string, (string Text, long Line)> fields, string name) =>
        fields.TryGetValue(name, out var field)
            ? field
            : throw file.Refuse($"has no line \"{name} = ...\": the DeepBind parameter file is incomplete.");

    /// <summary>Reverses the axes of a (first, second, third) array.</summary>
    private static float[] Reverse(float[] values, int first, int second, int third)
    {
        var reversed = new float[values.Length];
        for (var i = 0; i < first; i++)
        {
            for (var j = 0; j < second; j++)
            {
                for (var k = 0; k < third; k++)
                    reversed[(((k * second) + j) * first) + i] = values[(((i * second) + j) * third) + k];
            }
        }

        return reversed;
    }
}
