using static TorchSharp.torch;

namespace CisLens.Inference.Models.Layers;

/// <summary>
/// Independent dense layers side by side: feature block g of the input makes feature block g of the output. The same as a
/// convolution of width 1 with groups over one position, whose weights [out, in / groups, 1] it reads; one batched matrix
/// product is several times quicker than the grouped convolution.
/// </summary>
public sealed class GroupedLinear : Layer, IWeightedLayer
{
    private readonly int _groups;
    private readonly int _in;
    private readonly int _out;
    private readonly LayerParameter _weight;
    private readonly LayerParameter _bias;

    /// <summary>Reads the layer.</summary>
    /// <param name="fields">groups; in_features and out_features over all groups.</param>
    public GroupedLinear(LayerFields fields)
        : base(fields)
    {
        _groups = fields.Whole("groups");
        var all = (In: fields.Whole("in_features"), Out: fields.Whole("out_features"));
        if (all.In % _groups != 0 || all.Out % _groups != 0)
            throw new Shared.InputException($"{Place}: {_groups} groups do not divide {all.In} and {all.Out} features.");
        (_in, _out) = (all.In / _groups, all.Out / _groups);
        _weight = new LayerParameter(Key("weight"), [_groups, _out, _in], Initial.Uniform(_in)) { FileShape = [all.Out, _in, 1] };
        _bias = new LayerParameter(Key("bias"), [_groups, 1, _out], Initial.Uniform(_in)) { FileShape = [all.Out] };
    }

    /// <inheritdoc/>
    public override IReadOnlyList<LayerParameter> Parameters => [_weight, _bias];

    /// <inheritdoc/>
    public override FeatureShape OutputShape(FeatureShape input) => input.Length is null && input.Channels == _groups * _in
        ? new FeatureShape(_groups * _out)
        : throw Unfit($"{_groups * _in} features", input);

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, bool training)
    {
        using var scope = NewDisposeScope();
        return Joined(Blocks(input, _in).bmm(_weight.Value.transpose(1, 2)) + _bias.Value).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Apply(Tensor input, WeightSign sign)
    {
        using var scope = NewDisposeScope();
        return Joined(Blocks(input, _in).bmm(_weight.OfSign(sign).transpose(1, 2))).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Transpose(Tensor signal, long[] inputShape, WeightSign sign)
    {
        using var scope = NewDisposeScope();
        return Joined(Blocks(signal, _out).bmm(_weight.OfSign(sign))).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor? Constant(bool hasPositions) => _bias.Value.flatten();

    /// <inheritdoc/>
    public override bool IsLinear => true;

    /// <inheritdoc/>
    public override Tensor Transpose(Tensor signal, long[] inputShape)
    {
        ArgumentNullException.ThrowIfNull(signal);
        using var scope = NewDisposeScope();
        return Joined(Blocks(signal, _out).bmm(_weight.Value)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override ReceptiveWindow? Through(ReceptiveWindow? window) => null;

    /// <inheritdoc/>
    public override LayerCost Cost(FeatureShape input)
    {
        var output = OutputShape(input).Elements;
        return new LayerCost(2.0 * output * _in, output, 2 * (input.Elements + output));
    }

    /// <summary>[rows, groups * each] to [groups, rows, each].</summary>
    private Tensor Blocks(Tensor values, int each) => values.reshape(values.shape[0], _groups, each).transpose(0, 1);

    /// <summary>[groups, rows, each] to [rows, groups * each].</summary>
    private static Tensor Joined(Tensor blocks) => blocks.transpose(0, 1).flatten(1, 2);
}
