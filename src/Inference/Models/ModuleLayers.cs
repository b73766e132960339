using System.Text.Json.Nodes;
using CisLens.Inference.Models.Checkpoints;
using CisLens.Shared;

namespace CisLens.Inference.Models;

/// <summary>
/// Writes a pickled torch.nn module as layers in JSON. Only what a forward pass depends on is written; a module whose order
/// cannot be seen from its tree (anything but nn.Sequential) is refused.
/// </summary>
public static class ModuleLayers
{
    /// <summary>The settings of each layer that decide its output, by PyTorch's names.</summary>
    private static readonly Dictionary<string, string[]> Settings = new()
    {
        ["Conv1d"] = ["in_channels", "out_channels", "kernel_size", "stride", "padding", "dilation", "groups"],
        ["Conv2d"] = ["in_channels", "out_channels", "kernel_size", "stride", "padding", "dilation", "groups"],
        ["Linear"] = ["in_features", "out_features"],
        ["BatchNorm1d"] = ["num_features", "eps", "momentum", "affine"],
        ["BatchNorm2d"] = ["num_features", "eps", "momentum", "affine"],
        ["LayerNorm"] = ["normalized_shape", "eps", "elementwise_affine"],
        ["MaxPool1d"] = ["kernel_size", "stride", "padding", "dilation", "ceil_mode"],
        ["MaxPool2d"] = ["kernel_size", "stride", "padding", "dilation", "ceil_mode"],
        ["AvgPool1d"] = ["kernel_size", "stride", "padding", "ceil_mode", "count_include_pad"],
        ["AvgPool2d"] = ["kernel_size", "stride", "padding", "ceil_mode", "count_include_pad"],
        ["AdaptiveAvgPool1d"] = ["output_size"],
        ["AdaptiveMaxPool1d"] = ["output_size"],
        ["Dropout"] = ["p"],
        ["Dropout1d"] = ["p"],
        ["Dropout2d"] = ["p"],
        ["Flatten"] = [],
        ["Softmax"] = ["dim"],
        ["PReLU"] = ["num_parameters"],
        ["LeakyReLU"] = ["negative_slope"],
        ["ELU"] = ["alpha"],
        ["CELU"] = ["alpha"],
        ["GELU"] = ["approximate"],
        ["Softplus"] = ["beta", "threshold"],
        ["ReLU"] = [],
        ["ReLU6"] = [],
        ["SELU"] = [],
        ["SiLU"] = [],
        ["Mish"] = [],
        ["Tanh"] = [],
        ["Sigmoid"] = [],
        ["Identity"] = [],
    };

    /// <summary>The architecture of a model card for a module.</summary>
    /// <param name="root">The module.</param>
    /// <returns><c>{"layers": [...]}</c> with the module's parameter names.</returns>
    /// <exception cref="InputException">The module holds a layer that has no counterpart, or an order that cannot be seen.</exception>
    public static JsonObject ToArchitecture(ModuleNode root)
    {
        ArgumentNullException.ThrowIfNull(root);
        return new JsonObject { ["layers"] = new JsonArray([.. Write(root)]) };
    }

    private static IEnumerable<JsonNode> Write(ModuleNode module)
    {
        if (module.Type == "Sequential")
            return module.Children.SelectMany(child => Write(child.Child));
        if (module.Children.Count > 0)
            throw new InputException(
                $"The module '{module.Path}' is a {module.Type} with {module.Children.Count} layers inside, whose order is in its code and not in the file; export it as TorchScript or give the architecture as layers.");
        return [Layer(module)];
    }

    private static JsonObject Layer(ModuleNode module)
    {
        if (!Settings.TryGetValue(module.Type, out var names))
            throw new InputException(
                $"The module '{module.Path}' is a {module.Type}, which has no counterpart here; known ones are {string.Join(", ", Settings.Keys.Order(StringComparer.Ordinal))}; export it as TorchScript.");
        CheckSpecials(module);
        var layer = new JsonObject { ["type"] = module.Type };
        foreach (var name in names)
            if (module.Attributes.TryGetValue(name, out var value) && value is not null)
                layer[name] = ToJson(value);
        if (module.Tensors.Count > 0)
            layer["prefix"] = module.Path;
        if (module.Type is "Conv1d" or "Conv2d" or "Linear")
            layer["bias"] = module.Tensor("bias") is not null;
        return layer;
    }

    /// <summary>Refuses the settings that change the result and that the layers here do not have.</summary>
    private static void CheckSpecials(ModuleNode module)
    {
        Refuse("padding_mode", value => value is "zeros");
        Refuse("track_running_stats", value => value is true);
        Refuse("return_indices", value => value is false);
        Refuse("start_dim", value => value is 1L);
        Refuse("end_dim", value => value is -1L);
        Refuse("transposed", value => value is false);

        void Refuse(string name, Func<object, bool> isUsual)
        {
            if (module.Attributes.GetValueOrDefault(name) is { } value && !isUsual(value))
                throw new InputException($"The module '{module.Path}' ({module.Type}) has {name} = {value}, which is not supported; export it as TorchScript.");
        }
    }

    private static JsonNode? ToJson(object? value) => value switch
    {
        bool flag => flag,
        long number => number,
        double number => number,
        string text => text,
        object?[] list => new JsonArray([.. list.Select(ToJson)]),
        _ => null,
    };
}
