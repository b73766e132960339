using System.Globalization;

namespace CisLens.Inference.Models.Checkpoints;

/// <summary>
/// Turns what a PyTorch pickle holds into named tensors, the layer tree and the plain numbers beside them. Dictionaries, lists and
/// tuples become levels of the names; a layer's tensors get their PyTorch names.
/// </summary>
/// <param name="file">The file, for refusals.</param>
/// <param name="storage">Finds the bytes of a storage.</param>
internal sealed class TorchContents(CheckpointFile file, Func<StorageReference, TensorStorage> storage)
{
    private const int DeepestLevel = 64;
    private const int LongestName = 1024;
    private const int MostValues = 1_000_000;
    private const int MostTensors = 100_000;
    private const int MostLayers = 10_000;
    private const int MostMetadata = 256;
    private const int LongestMetadata = 1024;
    private const int LargestReuse = 8;

    private readonly OrderedDictionary<string, CheckpointTensor> _tensors = [];
    private readonly OrderedDictionary<string, string> _metadata = [];
    private readonly Dictionary<string, long> _stored = [];
    private readonly List<ModuleNode> _modules = [];
    private long _used;
    private int _values;
    private int _layers;

    public LoadedCheckpoint Read(object? root, string format)
    {
        Visit(root, "", 0);
        if (_used > (_stored.Values.Sum() * LargestReuse) + LongestMetadata)
            throw file.Refuse("uses the same stored values for far more tensors than it stores; save the state_dict again.");
        return new LoadedCheckpoint(file, format)
        {
            Tensors = _tensors,
            Metadata = _metadata,
            Module = _modules.Count == 1 ? _modules[0] : null,
        };
    }

    /// <summary>Checks a tensor against its storage, gives it a name, and lists it.</summary>
    public CheckpointTensor AddTensor(string path, string name, PickledTensor pickled)
    {
        var bytes = storage(pickled.Storage);
        var view = new TensorView(bytes, pickled.Offset, pickled.Strides);
        if (view.Fault(pickled.Type, pickled.Shape) is { } fault)
            throw file.Refuse($"has a tensor {CheckpointFile.Show(path)} that {fault}: it is damaged, or the tensor was expanded and must be saved with .contiguous().");
        var tensor = new CheckpointTensor(path, pickled.Type, pickled.Shape, view);
        if (!_tensors.TryAdd(path, tensor) || _tensors.Count > MostTensors)
            throw file.Refuse($"has two tensors named {CheckpointFile.Show(path)}, or more than {MostTensors:N0} of them; save the state_dict alone.");
        _stored[pickled.Storage.Key] = Math.Max(bytes.Length, _stored.GetValueOrDefault(pickled.Storage.Key));
        _used += tensor.ByteCount;
        return path == name ? tensor : tensor with { Name = name };
    }

    /// <summary>Counts a value and checks how deep it lies, so that shared and cyclic values cannot keep the reader busy.</summary>
    public void Enter(string path, int depth)
    {
        if (++_values > MostValues)
            throw file.Refuse($"holds more than {MostValues:N0} values beside its tensors; save the state_dict alone.");
        if (depth > DeepestLevel || path.Length > LongestName)
            throw file.Refuse($"nests its values more than {DeepestLevel} deep, or gives them names longer than {LongestName} letters; save the state_dict alone.");
    }

    /// <summary>The same for a layer.</summary>
    public void EnterLayer(string path, int depth)
    {
        Enter(path, depth);
        if (++_layers > MostLayers)
            throw file.Refuse($"holds more than {MostLayers:N0} layers; save the state_dict instead.");
    }

    private void Visit(object? value, string path, int depth)
    {
        Enter(path, depth);
        switch (value)
        {
            case PickledTensor tensor:
                var name = path.Length == 0 ? "tensor" : path;
                AddTensor(name, name, tensor);
                break;
            case PickledLayer layer:
                _modules.Add(new LayerTree(file, this, path).Read(layer));
                break;
            case PickleDict dictionary:
                foreach (var (key, item) in dictionary.Items)
                    VisitItem(item, path, PickleKeys.Text(key), depth);
                break;
            case List<object?> list:
                VisitItems(list, path, depth);
                break;
            case PickleTuple tuple:
                VisitItems(tuple.Items, path, depth);
                break;
        }
    }

    private void VisitItems(IReadOnlyList<object?> items, string path, int depth)
    {
        for (var i = 0; i < items.Count; i++)
            VisitItem(items[i], path, i.ToString(CultureInfo.InvariantCulture), depth);
    }

    private void VisitItem(object? item, string path, string key, int depth)
    {
        if (item is PickledTensor or PickledLayer or PickleDict or List<object?> or PickleTuple)
        {
            Visit(item, Join(path, key, "/"), depth + 1);
            return;
        }

        Enter(path, depth + 1);
        if (_metadata.Count < MostMetadata && Text(item) is { } text)
            _metadata.TryAdd(Join(path, key, "/"), text);
    }

    public static string Join(string path, string key, string separator) => path.Length == 0 ? key : path + separator + key;

    private static string? Text(object? value) => value switch
    {
        string text => text.Length <= LongestMetadata ? text : null,
        bool or long or double => Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => null,
    };
}
