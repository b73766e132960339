using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.Propagation;

/// <summary>
/// A value inside a layer that is taken apart into steps, for sequences and references, together with the linear function of the
/// layer's input that DeepLIFT puts in its place: sums stay, functions of one value become their rescale ratio, and of a
/// product a * b the change is shared as mean(b) * change(a) + mean(a) * change(b). The derivative of <paramref name="Line"/>
/// then gives the multipliers.
/// </summary>
/// <param name="X">For the sequences, [N, 1, k, ...].</param>
/// <param name="R">For the references, [N or 1, R, k, ...].</param>
/// <param name="Line">The linear function, [N, R, k, ...]; its value means nothing, its derivative counts.</param>
internal sealed record PairValue(Tensor X, Tensor R, Tensor Line)
{
    /// <summary>A linear step without a constant.</summary>
    public PairValue Map(Func<Tensor, Tensor> linear) => new(linear(X), linear(R), linear(Line));

    /// <summary>Adds what is the same for all.</summary>
    public PairValue Plus(Tensor constant) => this with { X = X + constant, R = R + constant };

    public PairValue Plus(PairValue other) => new(X + other.X, R + other.R, Line + other.Line);

    /// <summary>A function of one value.</summary>
    /// <param name="function">The function.</param>
    /// <param name="derivative">Its derivative, by its value and its result.</param>
    public PairValue Through(Func<Tensor, Tensor> function, Func<Tensor, Tensor, Tensor> derivative)
    {
        var (x, r) = (function(X), function(R));
        return new PairValue(x, r, Line * RescaleRule.Ratio(x - r, X - R, derivative(X, x), RescaleRule.SmallestChange));
    }

    /// <summary>1 / value, whose slope between two points is exactly -1 / (value * value').</summary>
    public PairValue Reciprocal() => new(X.reciprocal(), R.reciprocal(), -Line / (X * R));

    public PairValue Times(PairValue other) => Product(other, (left, right) => left * right);

    public PairValue Matmul(PairValue other) => Product(other, (left, right) => left.matmul(right));

    private PairValue Product(PairValue other, Func<Tensor, Tensor, Tensor> product) => new(
        product(X, other.X),
        product(R, other.R),
        product(Line, (other.X + other.R) / 2) + product((X + R) / 2, other.Line));
}
