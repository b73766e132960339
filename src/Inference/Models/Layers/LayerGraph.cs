using System.Text.Json.Nodes;
using CisLens.Inference.Models.Checkpoints;
using CisLens.Inference.Models.Layers.Tape;
using CisLens.Inference.Sequences;
using CisLens.Shared;
using static TorchSharp.torch;

namespace CisLens.Inference.Models.Layers;

/// <summary>A network: layers one after another, each of which may hold others. Shapes and costs need no tensors.</summary>
public sealed class LayerGraph : IDisposable
{
    private readonly IReadOnlyList<string> _unused;

    /// <summary>Builds a network.</summary>
    /// <param name="layers">Its layers as JSON, e.g. <c>[{"type":"Conv1d","in_channels":4,...},{"type":"ReLU"}]</c>.</param>
    /// <param name="unused">Prefixes of parameters that the weights file may hold besides, such as another head's.</param>
    /// <exception cref="InputException">A layer is unknown or wrong.</exception>
    public LayerGraph(JsonArray layers, params string[] unused)
    {
        Layers = LayerCatalogue.ReadAll(layers);
        Parameters = [.. AllLayers().SelectMany(layer => layer.Parameters)];
        _unused = unused;
        if (Layers.Count == 0)
            throw new InputException("The architecture has no layers.");
        var repeated = Parameters.GroupBy(parameter => parameter.Key).FirstOrDefault(group => group.Count() > 1);
        if (repeated is not null)
            throw new InputException($"Two layers use the parameter '{repeated.Key}'; give each layer with parameters its own prefix.");
    }

    /// <summary>The layers at the root.</summary>
    public IReadOnlyList<Layer> Layers { get; }

    /// <summary>All parameters and buffers, in the order of the layers.</summary>
    public IReadOnlyList<LayerParameter> Parameters { get; }

    /// <summary>The tensors that training changes.</summary>
    public IReadOnlyList<Tensor> Trainable => [.. Parameters.Where(parameter => parameter.Trainable).Select(parameter => parameter.Value)];

    /// <summary>Which input positions an output position sees; null when it sees all of them.</summary>
    public ReceptiveWindow? Window => LayerChain.Through(Layers, ReceptiveWindow.Identity);

    /// <summary>All layers, parents before children.</summary>
    public IEnumerable<Layer> AllLayers() => Layers.SelectMany(layer => WithChildren(layer, _ => true));

    /// <summary>
    /// The layers whose output has one row for each sequence, parents before children; each is addressed by its
    /// <see cref="Layer.Place"/>. Layers inside a <see cref="WindowMaximum"/> are left out: they answer for single windows.
    /// </summary>
    public IReadOnlyList<Layer> Addressable => [.. Layers.SelectMany(layer => WithChildren(layer, outer => outer is not WindowMaximum))];

    /// <summary>A layer by its address.</summary>
    /// <param name="address">The <see cref="Layer.Place"/> of one of <see cref="Addressable"/>, in upper or lower case, e.g. <c>Layer 3 (Conv1d)</c>.</param>
    /// <exception cref="InputException">There is no such layer; lists those that there are.</exception>
    public Layer Find(string address) =>
        Addressable.FirstOrDefault(layer => layer.Place.Equals(address, StringComparison.OrdinalIgnoreCase))
        ?? throw new InputException($"There is no layer '{address}'; choose one of {string.Join(", ", Addressable.Select(layer => layer.Place))}.");

    /// <summary>The shape of the output for sequences of a length.</summary>
    /// <param name="length">Number of bases.</param>
    /// <exception cref="InputException">The network cannot take this length; names the layer.</exception>
    public FeatureShape OutputShape(int length) => LayerChain.OutputShape(Layers, new FeatureShape(4, length));

    /// <summary>What one forward pass of one sequence costs.</summary>
    /// <param name="length">Number of bases.</param>
    public LayerCost Cost(int length) => LayerChain.Cost(Layers, new FeatureShape(4, length));

    /// <summary>Computes the output. Intermediate results are freed; the output belongs to the caller.</summary>
    /// <param name="input">[batch, 4, length].</param>
    /// <param name="training">True to drop at random and to use and update batch statistics.</param>
    /// <returns>[batch, outputs] or [batch, outputs, positions].</returns>
    public Tensor Forward(Tensor input, bool training = false)
    {
        using var scope = NewDisposeScope();
        var output = LayerChain.Forward(Layers, input, training);
        return ReferenceEquals(output, input) ? input.alias().MoveToOuterDisposeScope() : output.MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Computes the output in evaluation with less work: batch normalisation is taken into the filters before it, and functions that
    /// only rise come after the maximum that follows them. Numbers differ from those of <see cref="Forward"/> by rounding alone.
    /// </summary>
    /// <param name="input">[batch, 4, length].</param>
    /// <returns>[batch, outputs] or [batch, outputs, positions].</returns>
    public Tensor Answer(Tensor input)
    {
        using var scope = NewDisposeScope();
        var output = LayerChain.Answer(Layers, input);
        return ReferenceEquals(output, input) ? input.alias().MoveToOuterDisposeScope() : output.MoveToOuterDisposeScope();
    }

    /// <summary>Computes the output in evaluation and keeps what went into and came out of every layer.</summary>
    /// <param name="input">[batch, 4, length]; stays the caller's.</param>
    /// <returns>The tape; belongs to the caller.</returns>
    public LayerTape Record(Tensor input)
    {
        using var scope = NewDisposeScope();
        var tape = new LayerTape(this, input, LayerChain.Record(Layers, input));
        foreach (var tensor in tape.Owned())
            tensor.MoveToOuterDisposeScope();
        return tape;
    }

    /// <summary>Gives every parameter its value from a weights file.</summary>
    /// <param name="tensors">The file's tensors by name; counters (<c>num_batches_tracked</c>) are passed over.</param>
    /// <param name="file">The file's name, for errors.</param>
    /// <param name="device">Where to put the values.</param>
    /// <param name="type">float32, or float64 for re-checks.</param>
    /// <exception cref="InputException">A tensor is missing, has another shape, or is not used by the architecture.</exception>
    public void Bind(IReadOnlyDictionary<string, CheckpointTensor> tensors, string file, Device device, ScalarType type = ScalarType.Float32)
    {
        Check(tensors, file);
        foreach (var parameter in Parameters)
            parameter.Bind(tensors[parameter.Key].Parts(), device, type);
    }

    /// <summary>Compares a weights file with the network without reading values.</summary>
    /// <param name="tensors">The file's tensors by name.</param>
    /// <param name="file">The file's name, for errors.</param>
    /// <exception cref="InputException">A tensor is missing, has another shape, or is not used by the architecture.</exception>
    public void Check(IReadOnlyDictionary<string, CheckpointTensor> tensors, string file) =>
        WeightsCheck.Run(this, tensors, _unused, file);

    /// <summary>Gives every parameter PyTorch's default starting value, drawn from a seed.</summary>
    /// <param name="seed">Equal seeds give equal values on every machine.</param>
    /// <param name="device">Where to put the values.</param>
    /// <param name="type">float32 or float64.</param>
    public void Initialize(long seed, Device device, ScalarType type = ScalarType.Float32)
    {
        for (var i = 0; i < Parameters.Count; i++)
            Parameters[i].BindDrawn(SeededRandom.ForItem(seed, i), device, type);
    }

    /// <summary>Makes the trainable parameters take part in gradients, or not.</summary>
    /// <param name="wanted">True for training.</param>
    public void RequireGradients(bool wanted)
    {
        foreach (var parameter in Parameters.Where(parameter => parameter.Trainable))
            parameter.Value.requires_grad_(wanted);
    }

    /// <summary>All parameters and buffers as they are written to a weights file.</summary>
    public IReadOnlyDictionary<string, CheckpointTensor> ToTensors() => Parameters.ToDictionary(
        parameter => parameter.Key,
        parameter => CheckpointTensor.FromFloats(parameter.Key, parameter.FileShape, parameter.ToFile()));

    /// <summary>Frees the weights.</summary>
    public void Dispose()
    {
        foreach (var parameter in Parameters)
            parameter.Release();
    }

    private static IEnumerable<Layer> WithChildren(Layer layer, Func<Layer, bool> enters) =>
        (enters(layer) ? layer.Children.SelectMany(child => WithChildren(child, enters)) : []).Prepend(layer);
}
