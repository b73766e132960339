using CisLens.Shared;

namespace CisLens.Inference.Models.Checkpoints;

/// <summary>The arguments of a call in a pickle, with checks that end in a refusal naming the function.</summary>
internal sealed class PickleArguments(PickleInput input, string function, object?[] values)
{
    public int Count => values.Length;

    public CheckpointFile File => input.File;

    public object? this[int index] => index < values.Length ? values[index] : throw Unexpected();

    public void Charge(long bytes) => input.Charge(bytes);

    public long Number(int index) => this[index] is long number ? number : throw Unexpected();

    public string Text(int index) => this[index] as string ?? throw Unexpected();

    public T Value<T>(int index)
        where T : class => this[index] as T ?? throw Unexpected();

    /// <summary>A tuple or list of whole numbers.</summary>
    public long[] Numbers(int index)
    {
        var items = Items(index);
        Charge(items.Count * sizeof(long));
        return [.. items.Select(item => item is long number ? number : throw Unexpected())];
    }

    /// <summary>The items of a tuple or list.</summary>
    public IReadOnlyList<object?> Items(int index) => this[index] switch
    {
        PickleTuple tuple => tuple.Items,
        List<object?> list => list,
        _ => throw Unexpected(),
    };

    /// <summary>The same file's arguments for a call inside this call.</summary>
    public PickleArguments Inner(string inner, object?[] arguments) => new(input, inner, arguments);

    public InputException Unexpected() =>
        input.File.Refuse($"calls {CheckpointFile.Show(function)} with unexpected arguments: it is damaged or was not written by torch.save.");
}
