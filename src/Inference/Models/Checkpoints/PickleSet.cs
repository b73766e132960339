namespace CisLens.Inference.Models.Checkpoints;

/// <summary>A Python set or frozenset.</summary>
internal sealed class PickleSet
{
    private HashSet<object>? _items;

    public int Count => _items?.Count ?? 0;

    public void Add(object item) => (_items ??= new(PickleKeys.Comparer)).Add(item);
}
