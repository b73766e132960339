using CisLens.Inference.Models.Architectures;
using CisLens.Inference.Models.Checkpoints;
using CisLens.Inference.Models.Layers;
using CisLens.Inference.Sequences;
using CisLens.Shared;
using TorchSharp;
using static TorchSharp.torch;

namespace CisLens.Inference.Models;

/// <summary>A model with its weights on a device, ready to run. Not for use from two threads at once.</summary>
public sealed class SequenceModel : IDisposable
{
    private readonly jit.ScriptModule? _script;
    private readonly Tensor? _channels;

    private SequenceModel(ModelCard card, LayerGraph? graph, jit.ScriptModule? script, Device device, ScalarType type)
    {
        (Card, Graph, _script, Device, Type) = (card, graph, script, device, type);
        var order = ChannelOrder.Parse(card.Channels);
        if (order.Letters != ChannelOrder.Default.Letters)
            _channels = tensor(order.Letters.Select(letter => (long)ChannelOrder.Default.Letters.IndexOf(letter, StringComparison.Ordinal)).ToArray(), device: device)
                .DetachFromDisposeScope();
    }

    /// <summary>What the model says of itself.</summary>
    public ModelCard Card { get; }

    /// <summary>Its layers; null for a TorchScript program, whose inside cannot be seen.</summary>
    public LayerGraph? Graph { get; }

    /// <summary>Where it runs.</summary>
    public Device Device { get; }

    /// <summary>float32, or float64 for re-checks.</summary>
    public ScalarType Type { get; }

    /// <summary>Reads a package's weights and puts them on a device.</summary>
    /// <param name="package">The package.</param>
    /// <param name="replica">The replica's name; null for the first or only one.</param>
    /// <param name="device">Where to run.</param>
    /// <param name="type">float32, or float64 for re-checks.</param>
    /// <exception cref="InputException">The weights are not those of the card or of the architecture.</exception>
    public static SequenceModel Load(ModelPackage package, string? replica, Device device, ScalarType type = ScalarType.Float32)
    {
        ArgumentNullException.ThrowIfNull(package);
        var path = package.VerifiedPath(replica);
        if (ArchitectureCatalogue.IsTorchScript(package.Card.Architecture))
            return FromTorchScript(package.Card, path, device, type);
        using var checkpoint = Checkpoint.Open(path);
        var graph = ArchitectureCatalogue.Build(package.Card.Architecture);
        try
        {
            graph.Bind(StateDict.Normalize(checkpoint).Tensors, Path.GetFileName(path), device, type);
            return new SequenceModel(package.Card, graph, null, device, type);
        }
        catch
        {
            graph.Dispose();
            throw;
        }
    }

    /// <summary>A model of a network whose weights are bound already; takes the network over.</summary>
    /// <param name="card">What it is.</param>
    /// <param name="graph">The network.</param>
    /// <param name="device">Where its weights are.</param>
    /// <param name="type">The type of its weights.</param>
    public static SequenceModel FromGraph(ModelCard card, LayerGraph graph, Device device, ScalarType type = ScalarType.Float32) =>
        new(card, graph, null, device, type);

    /// <summary>Runs the model. Gradients flow to the input when they are on.</summary>
    /// <param name="oneHot">[batch, 4, length] in A, C, G, T order, on the model's device and of its type.</param>
    /// <returns>[batch, outputs], or [batch, outputs, positions]; belongs to the caller.</returns>
    /// <exception cref="InputException">The length does not fit, or the output is not what the card says.</exception>
    public Tensor Forward(Tensor oneHot)
    {
        ArgumentNullException.ThrowIfNull(oneHot);
        CheckInput(oneHot);
        using var scope = NewDisposeScope();
        return OverStrands(Run(oneHot), () => Turned(Run(OtherStrand(oneHot)))).MoveToOuterDisposeScope();
    }

    /// <summary>Runs the model for its answers alone, with less work; numbers differ from those of <see cref="Forward"/> by rounding alone, see <see cref="LayerGraph.Answer"/>.</summary>
    /// <param name="oneHot">[batch, 4, length] in A, C, G, T order, on the model's device and of its type.</param>
    /// <returns>[batch, outputs], or [batch, outputs, positions]; belongs to the caller.</returns>
    /// <exception cref="InputException">The length does not fit, or the output is not what the card says.</exception>
    public Tensor Answer(Tensor oneHot)
    {
        ArgumentNullException.ThrowIfNull(oneHot);
        CheckInput(oneHot);
        using var mode = inference_mode();
        using var scope = NewDisposeScope();
        return OverStrands(Run(oneHot, answer: true), () => Turned(Run(OtherStrand(oneHot), answer: true))).MoveToOuterDisposeScope();
    }

    /// <summary>Runs the model and keeps what went into and came out of every layer.</summary>
    /// <param name="oneHot">[batch, 4, length] in A, C, G, T order, on the model's device and of its type.</param>
    /// <returns>The tape; its tensors belong to the dispose scope of the caller.</returns>
    /// <exception cref="InputException">The model is a TorchScript program, or see <see cref="Forward"/>.</exception>
    public ModelTape Record(Tensor oneHot)
    {
        ArgumentNullException.ThrowIfNull(oneHot);
        CheckInput(oneHot);
        if (Graph is null)
            throw new InputException($"{Card.Title} is a TorchScript program, whose layers cannot be seen; choose a method that needs only its answers or gradients, or give the architecture as layers.");
        var given = Graph.Record(InChannelOrder(oneHot, 1));
        CheckOutput(given.Output);
        var other = Card.Strands == StrandRule.Given ? null : Graph.Record(InChannelOrder(OtherStrand(oneHot), 1));
        return new ModelTape(given, other, OverStrands(given.Output, () => Turned(other!.Output)));
    }

    /// <summary>What a layer gives for the sequences as they are and, of a model that answers for both strands, for their other strand.</summary>
    /// <param name="oneHot">[batch, 4, length] in A, C, G, T order, on the model's device and of its type.</param>
    /// <param name="layer">The layer's address, see <see cref="LayerGraph.Find"/>.</param>
    /// <returns>One or two tensors [batch, channels, positions] or [batch, features]; positions of the other strand run along that strand. They belong to the caller.</returns>
    /// <exception cref="InputException">There is no such layer, the model shows no layers, or the length does not fit.</exception>
    public IReadOnlyList<Tensor> LayerOutputs(Tensor oneHot, string layer)
    {
        ArgumentNullException.ThrowIfNull(oneHot);
        CheckInput(oneHot);
        using var scope = NewDisposeScope();
        List<Tensor> strands = [LayerOutput(oneHot, layer)];
        if (Card.Strands != StrandRule.Given)
            strands.Add(LayerOutput(OtherStrand(oneHot), layer));
        return [.. strands.Select(strand => strand.MoveToOuterDisposeScope())];
    }

    /// <summary>Sets the tracks that the model reads beside the sequences; without them they are zero.</summary>
    /// <param name="tracks">[1, tracks, length] for all sequences or one entry a sequence, on the model's device and of its type; null for zeros. Stay the caller's.</param>
    /// <exception cref="InputException">The model reads no such tracks, or answers for both strands.</exception>
    public void UseControls(Tensor? tracks)
    {
        var layers = Graph?.AllLayers().OfType<ControlTracks>().ToList() ?? [];
        if (layers.Count == 0)
            throw new InputException($"{Card.Title} reads no control tracks.");
        if (Card.Strands != StrandRule.Given)
            throw new InputException($"{Card.Title} answers for both strands; control tracks can be given to models that read the given strand.");
        foreach (var layer in layers)
            layer.Tracks = tracks;
    }

    /// <summary>The forward passes that one prediction takes: two when the model answers for both strands.</summary>
    public int PassesPerForward => ModelSizes.Passes(Card);

    /// <summary>Frees the weights.</summary>
    public void Dispose()
    {
        Graph?.Dispose();
        _script?.Dispose();
        _channels?.Dispose();
    }

    private static SequenceModel FromTorchScript(ModelCard card, string path, Device device, ScalarType type)
    {
        try
        {
            var script = jit.load(path, device.type, device.index);
            script.eval();
            if (type != ScalarType.Float32)
                script.to(device, type);
            return new SequenceModel(card, null, script, device, type);
        }
        catch (Exception error) when (error is System.Runtime.InteropServices.ExternalException or IOException)
        {
            throw new InputException($"{Path.GetFileName(path)} cannot be loaded as TorchScript: {error.Message}", error);
        }
    }

    /// <summary>Puts the outputs for both strands together by the model's rule.</summary>
    internal Tensor OverStrands(Tensor given, Func<Tensor> other) => Card.Strands switch
    {
        StrandRule.Given => given,
        StrandRule.Mean => (given + other()) / 2,
        StrandRule.Max => given.maximum(other()),
        _ => throw new InvalidOperationException($"The strand rule {Card.Strands} is unknown."),
    };

    /// <summary>The four bases in the order in which the network reads them.</summary>
    /// <param name="values">Any tensor with an axis of A, C, G, T.</param>
    /// <param name="axis">That axis.</param>
    internal Tensor InChannelOrder(Tensor values, long axis) => _channels is null ? values : values.index_select(axis, _channels);

    /// <summary>Takes a signal on the network's input back to one-hot sequences: channels in A, C, G, T order.</summary>
    /// <param name="signal">[rows, 4, length] in the network's order of channels.</param>
    internal Tensor FromChannelOrder(Tensor signal) => _channels is null ? signal : signal.index_select(1, _channels.argsort());

    /// <summary>An answer of the other strand, or a signal on it, with positions along the given strand, and the other way round.</summary>
    /// <param name="output">[rows, outputs] or [rows, outputs, positions].</param>
    internal static Tensor Turned(Tensor output) => output.dim() == 3 ? output.flip(2) : output;

    /// <summary>The reverse complement of one-hot sequences, or of signals on them.</summary>
    /// <param name="oneHot">[rows, 4, length] in A, C, G, T order, in which the complement is the reversed channel axis.</param>
    internal static Tensor OtherStrand(Tensor oneHot) => oneHot.flip(1, 2);

    private Tensor LayerOutput(Tensor oneHot, string layer)
    {
        var graph = Graph ?? throw new InputException($"{Card.Title} is a TorchScript program and shows no layers; embeddings need a model whose layers CisLens knows.");
        using var tape = graph.Record(InChannelOrder(oneHot, 1));
        return tape.Find(layer).Output.alias();
    }

    private Tensor Run(Tensor oneHot, bool answer = false)
    {
        var input = InChannelOrder(oneHot, 1);
        var output = _script is not null ? (Tensor)_script.forward(input) : answer ? Graph!.Answer(input) : Graph!.Forward(input);
        CheckOutput(output);
        return output;
    }

    private void CheckInput(Tensor oneHot)
    {
        MemoryLimit.Pass();
        var shape = oneHot.shape;
        if (shape.Length != 3 || shape[1] != 4)
            throw new ArgumentException($"One-hot sequences have the shape [batch, 4, length], not [{string.Join(", ", shape)}].", nameof(oneHot));
        if (Card.Input.Length is { } length && shape[2] != length)
            throw new InputException($"{Card.Title} takes {length:N0} bases, not {shape[2]:N0}; pad or crop the sequences.");
        // Layers name themselves in the error when a shape does not fit.
        Graph?.OutputShape((int)shape[2]);
    }

    private void CheckOutput(Tensor output)
    {
        var shape = output.shape;
        var axes = Card.Positional ? 3 : 2;
        if (shape.Length != axes || shape[1] != Card.Outputs.Count)
            throw new InputException(
                $"{Card.Title} answers with the shape [{string.Join(", ", shape)}], but {ModelCard.FileName} says [batch, {Card.Outputs.Count}{(Card.Positional ? ", positions" : "")}]; correct its outputs.");
    }
}
