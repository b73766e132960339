namespace CisLens.Inference.Models.Checkpoints;

/// <summary>A Python dictionary, or an object whose content is one (argparse.Namespace).</summary>
internal sealed class PickleDict(bool stateIsContent = false)
{
    private static readonly OrderedDictionary<object, object?> Empty = [];
    private OrderedDictionary<object, object?>? _items;

    /// <summary>True when BUILD fills the content; for an OrderedDict it only sets attributes, which carry nothing we read.</summary>
    public bool StateIsContent { get; } = stateIsContent;

    public IReadOnlyDictionary<object, object?> Items => _items ?? Empty;

    public void Set(object key, object? value) => (_items ??= new(PickleKeys.Comparer))[key] = value;

    public object? Value(string key) => Items.GetValueOrDefault(key);
}
