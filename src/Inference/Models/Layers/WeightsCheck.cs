using CisLens.Inference.Models.Checkpoints;
using CisLens.Shared;

namespace CisLens.Inference.Models.Layers;

/// <summary>Whether a weights file is that of a network: every tensor there, of the right shape, and none left over.</summary>
internal static class WeightsCheck
{
    private const int Shown = 3;

    /// <summary>Checks without reading values.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="tensors">The file's tensors by name.</param>
    /// <param name="unused">Prefixes of tensors that may be left over.</param>
    /// <param name="file">The file's name.</param>
    /// <exception cref="InputException">The first fault: key, expected and actual shape.</exception>
    public static void Run(LayerGraph graph, IReadOnlyDictionary<string, CheckpointTensor> tensors, IReadOnlyList<string> unused, string file)
    {
        foreach (var layer in graph.AllLayers())
            foreach (var parameter in layer.Parameters)
                Check(layer, parameter, tensors, file);
        var used = graph.Parameters.Select(parameter => parameter.Key).ToHashSet(StringComparer.Ordinal);
        var left = tensors.Keys.Where(key => !used.Contains(key) && !IsCounter(key) && !unused.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal))).ToList();
        if (left.Count > 0)
            throw new InputException($"{file} holds {Names(left)}, which the architecture does not use; choose the architecture that these weights belong to.", file);
    }

    private static void Check(Layer layer, LayerParameter parameter, IReadOnlyDictionary<string, CheckpointTensor> tensors, string file)
    {
        if (!tensors.TryGetValue(parameter.Key, out var tensor))
            throw new InputException(
                $"{file} has no tensor '{parameter.Key}' of shape {Text(parameter.FileShape)}, which {Inside(layer)} needs; choose the weights of this architecture.", file);
        if (!tensor.Shape.SequenceEqual(parameter.FileShape))
            throw new InputException(
                $"{file}: the tensor '{parameter.Key}' has shape {Text(tensor.Shape)}, but {Inside(layer)} needs {Text(parameter.FileShape)}.", file);
    }

    private static bool IsCounter(string key) => key.EndsWith("num_batches_tracked", StringComparison.Ordinal);

    private static string Inside(Layer layer) => char.ToLowerInvariant(layer.Place[0]) + layer.Place[1..];

    private static string Text(long[] shape) => $"[{string.Join(", ", shape)}]";

    private static string Names(List<string> keys)
    {
        var names = string.Join(", ", keys.Take(Shown).Select(key => $"'{key}'"));
        return keys.Count > Shown ? $"{names} and {keys.Count - Shown} more tensors" : names;
    }
}
