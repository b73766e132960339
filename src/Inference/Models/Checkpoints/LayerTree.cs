using System.Globalization;
using CisLens.Shared;

namespace CisLens.Inference.Models.Checkpoints;

/// <summary>Turns a pickled module of standard layers into <see cref="ModuleNode"/>s.</summary>
/// <param name="file">The file, for refusals.</param>
/// <param name="contents">Where the tensors are listed.</param>
/// <param name="level">The level at which the module lies in the file, empty for a file that is the module.</param>
internal sealed class LayerTree(CheckpointFile file, TorchContents contents, string level)
{
    public ModuleNode Read(PickledLayer layer) => Read(layer, "", 0);

    private ModuleNode Read(PickledLayer layer, string path, int depth)
    {
        contents.EnterLayer(path, depth);
        var attributes = new OrderedDictionary<string, object?>();
        foreach (var (key, value) in layer.State.Items)
            ReadAttribute(layer, path, key, value, attributes);

        var tensors = new OrderedDictionary<string, CheckpointTensor>();
        ReadTensors(layer, path, "_parameters", tensors);
        ReadTensors(layer, path, "_buffers", tensors);

        var children = new List<(string, ModuleNode)>();
        foreach (var (name, value) in Entries(layer, path, "_modules"))
        {
            if (value is not null)
                children.Add((name, Read(value as PickledLayer ?? throw Broken(layer, path), Join(path, name), depth + 1)));
        }

        return new ModuleNode(layer.Type, attributes, children, tensors) { Path = path };
    }

    private void ReadAttribute(PickledLayer layer, string path, object key, object? value, OrderedDictionary<string, object?> attributes)
    {
        if (key is not string name)
            throw Broken(layer, path);
        if (name.Contains("hooks", StringComparison.Ordinal) && value is not (null or PickleDict { Items.Count: 0 }))
            throw file.Refuse($"has hooks on its layer {Describe(layer, path)}, which are code outside the layers; remove them and save again, or save the state_dict.");
        if (!name.StartsWith('_'))
            attributes[name] = Plain(layer, path, name, value);
    }

    private object? Plain(PickledLayer layer, string path, string name, object? value) => value switch
    {
        null or bool or long or double or string => value,
        PickleTuple tuple => PlainList(layer, path, name, tuple.Items),
        List<object?> list => PlainList(layer, path, name, list),
        ElementClass type => type.FullName,
        _ => throw file.Refuse($"gives its layer {Describe(layer, path)} the setting {CheckpointFile.Show(name)}, which is no plain value; save the state_dict instead."),
    };

    private object?[] PlainList(PickledLayer layer, string path, string name, IReadOnlyList<object?> items)
    {
        const int longest = 64;
        if (items.Count > longest || items.Any(item => item is PickleTuple or List<object?>))
            throw file.Refuse($"gives its layer {Describe(layer, path)} a list that is too long or nested for {CheckpointFile.Show(name)}; save the state_dict instead.");
        return [.. items.Select(item => Plain(layer, path, name, item))];
    }

    private void ReadTensors(PickledLayer layer, string path, string group, OrderedDictionary<string, CheckpointTensor> tensors)
    {
        foreach (var (name, value) in Entries(layer, path, group))
        {
            if (value is null)
                continue;
            var fullName = Join(path, name);
            var pickled = value as PickledTensor ?? throw Broken(layer, path);
            contents.Enter(fullName, 0);
            tensors[fullName] = contents.AddTensor(TorchContents.Join(level, fullName, "/"), fullName, pickled);
        }
    }

    private IEnumerable<(string Name, object? Value)> Entries(PickledLayer layer, string path, string group)
    {
        var entries = layer.State.Value(group) as PickleDict ?? throw Broken(layer, path);
        return entries.Items.Select(entry => (entry.Key as string ?? throw Broken(layer, path), entry.Value));
    }

    private static string Join(string path, string name) => TorchContents.Join(path, name, ".");

    private InputException Broken(PickledLayer layer, string path) =>
        file.Refuse($"has a broken layer {Describe(layer, path)}: it is damaged or was not written by torch.save.");

    private static string Describe(PickledLayer layer, string path) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{CheckpointFile.Show(path)}\" ({layer.Type})");
}
