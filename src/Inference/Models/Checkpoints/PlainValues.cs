using System.Text;

namespace CisLens.Inference.Models.Checkpoints;

/// <summary>Builds the plain Python values whose pickles go through a call.</summary>
internal static class PlainValues
{
    private const int ContainerBytes = 64;

    public static object Dictionary(PickleArguments arguments)
    {
        var dictionary = new PickleDict();
        if (arguments.Count == 0)
            return dictionary;
        var pairs = arguments.Items(0);
        arguments.Charge((long)pairs.Count * ContainerBytes);
        foreach (var pair in pairs)
        {
            var items = arguments.Inner("collections.OrderedDict", [pair]).Items(0);
            if (items.Count != 2)
                throw arguments.Unexpected();
            dictionary.Set(PickleKeys.From(items[0]) ?? throw arguments.Unexpected(), items[1]);
        }

        return dictionary;
    }

    public static object DefaultDictionary(PickleArguments arguments) =>
        arguments.Count <= 1 ? new PickleDict() : throw arguments.Unexpected();

    public static object Namespace(PickleArguments arguments) =>
        arguments.Count == 0 ? new PickleDict(stateIsContent: true) : throw arguments.Unexpected();

    public static object Set(PickleArguments arguments)
    {
        var set = new PickleSet();
        if (arguments.Count == 0)
            return set;
        var items = arguments.Items(0);
        arguments.Charge((long)items.Count * ContainerBytes);
        foreach (var item in items)
            set.Add(PickleKeys.From(item) ?? throw arguments.Unexpected());
        return set;
    }

    public static object Bytes(PickleArguments arguments) =>
        arguments.Count == 0 ? Array.Empty<byte>() : arguments.Value<byte[]>(0);

    /// <summary>How protocols 0 to 2 write bytes: text whose letters are the bytes.</summary>
    public static object Encode(PickleArguments arguments)
    {
        var text = arguments.Text(0);
        arguments.Charge(text.Length);
        if (arguments.Text(1) is not ("latin1" or "latin-1") || text.AsSpan().ContainsAnyExceptInRange('\0', '\u00ff'))
            throw arguments.Unexpected();
        return Encoding.Latin1.GetBytes(text);
    }

    public static object Size(PickleArguments arguments) =>
        new PickleTuple([.. arguments.Numbers(0).Cast<object?>()]);

    /// <summary>A device is kept as text; storages always land on the CPU.</summary>
    public static object Device(PickleArguments arguments)
    {
        var type = arguments.Text(0);
        arguments.Charge(type.Length * sizeof(char));
        return arguments.Count == 1 ? type : $"{type}:{arguments.Number(1)}";
    }
}
