using CisLens.Inference.Models.Layers.Mutants;
using CisLens.Inference.Models.Layers.Tape;
using CisLens.Shared;
using static TorchSharp.torch;

namespace CisLens.Inference.Models.Layers;

/// <summary>
/// One node of a network. A layer is described without tensors (shapes, windows and costs can be asked for anywhere); its
/// parameters get their values when weights are bound to the graph.
/// </summary>
public abstract class Layer
{
    /// <summary>Reads what all layers have.</summary>
    /// <param name="fields">The layer's JSON object.</param>
    protected Layer(LayerFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        (Type, Place, Prefix) = (fields.Type, fields.Place, fields.Prefix);
    }

    /// <summary>The type name in JSON, e.g. <c>Conv1d</c>.</summary>
    public string Type { get; }

    /// <summary>Where the layer stands, e.g. <c>layer 3 (Conv1d)</c>; errors begin with it.</summary>
    public string Place { get; }

    /// <summary>What its parameters' names begin with, e.g. <c>conv1</c>; null for a layer without parameters.</summary>
    public string? Prefix { get; }

    /// <summary>The layer's own parameters and buffers.</summary>
    public virtual IReadOnlyList<LayerParameter> Parameters => [];

    /// <summary>The layers inside this one.</summary>
    public virtual IReadOnlyList<Layer> Children => [];

    /// <summary>Chains of layers inside this one that begin at its input and through which mutants are carried.</summary>
    internal virtual IReadOnlyList<IReadOnlyList<Layer>> Branches => [];

    /// <summary>The shape of the output.</summary>
    /// <param name="input">The shape of the input.</param>
    /// <exception cref="InputException">The layer cannot take this shape; names the layer, the expected and the actual shape.</exception>
    public abstract FeatureShape OutputShape(FeatureShape input);

    /// <summary>Computes the output.</summary>
    /// <param name="input">[batch, channels, positions] or [batch, features].</param>
    /// <param name="training">True to drop at random and to use and update batch statistics.</param>
    /// <returns>The output, which may be the input itself.</returns>
    public abstract Tensor Forward(Tensor input, bool training);

    /// <summary>Computes the output in evaluation and keeps what went in and came out, also of the layers inside.</summary>
    /// <param name="input">[batch, channels, positions] or [batch, features].</param>
    public virtual LayerRecord Record(Tensor input) => new(this, input, Forward(input, training: false), []);

    /// <summary>Whether, in evaluation, the output is a matrix times the input plus a constant.</summary>
    public virtual bool IsLinear => false;

    /// <summary>Sends a signal on the output back to the input: the matrix of a linear layer transposed, times the signal.</summary>
    /// <param name="signal">[rows, ...], of the output's shape but with any number of rows.</param>
    /// <param name="inputShape">The shape of a recorded input; its number of rows does not matter.</param>
    /// <returns>[rows, ...] of the input's shape; may be the signal itself.</returns>
    public virtual Tensor Transpose(Tensor signal, long[] inputShape)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(inputShape);
        if (!IsLinear)
            throw new InvalidOperationException($"{Place} is not linear and has no transpose.");
        using var gradients = enable_grad();
        using var scope = NewDisposeScope();
        // The gradient of a linear function is the same everywhere.
        var input = zeros([signal.shape[0], .. inputShape[1..]], signal.dtype, signal.device).requires_grad_(true);
        return autograd.grad([Forward(input, training: false)], [input], [signal])[0].MoveToOuterDisposeScope();
    }

    /// <summary>Follows the receptive window of the network's input through the layer.</summary>
    /// <param name="window">The window of this layer's input; null when every position sees the whole sequence.</param>
    /// <returns>The window of its output.</returns>
    public virtual ReceptiveWindow? Through(ReceptiveWindow? window) => window;

    /// <summary>
    /// Carries mutants through the layer by computing only what can change. Here the way of a layer that does not know how:
    /// all positions are computed.
    /// </summary>
    /// <param name="mutants">The layer's input.</param>
    /// <param name="record">What the layer made of the sequences that are not mutated.</param>
    /// <param name="weights">Weights in the order in which they are used.</param>
    internal virtual MutantFeatures Follow(WindowFeatures mutants, LayerRecord record, PreparedWeights weights)
    {
        ArgumentNullException.ThrowIfNull(record);
        return ReferenceEquals(record.Output, record.Input) ? mutants : mutants.Whole(record.Input).Through(record, weights);
    }

    /// <summary>Floating-point operations of one mutant in <see cref="Follow"/>, where windows are kept.</summary>
    /// <param name="input">The features that come in.</param>
    /// <param name="read">Positions of the window that comes in.</param>
    /// <param name="made">Positions of the window that goes out.</param>
    internal virtual double WindowOperations(FeatureShape input, int read, int made) =>
        Cost(input).Operations * made / OutputShape(input).Length!.Value;

    /// <summary>What a forward pass costs.</summary>
    /// <param name="input">The shape of the input.</param>
    public virtual LayerCost Cost(FeatureShape input)
    {
        var output = OutputShape(input).Elements;
        return new LayerCost(output, output, input.Elements + output);
    }

    /// <summary>The full name of a parameter.</summary>
    /// <param name="name">E.g. <c>weight</c>.</param>
    protected string Key(string name) => string.IsNullOrEmpty(Prefix) ? name : $"{Prefix}.{name}";

    /// <summary>The error of a shape that does not fit.</summary>
    /// <param name="expected">What the layer takes, e.g. <c>4 channels</c>.</param>
    /// <param name="actual">What came.</param>
    protected InputException Unfit(string expected, FeatureShape actual) =>
        new($"{Place} takes {expected} but gets {actual}; check the sizes of the layers before it and the input length.");

    /// <summary>The number of positions, or the error that there are none.</summary>
    /// <param name="input">The shape of the input.</param>
    protected int RequireLength(FeatureShape input) => input.Length ?? throw Unfit("positions", input);
}
