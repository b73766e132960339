using TorchSharp;
using static TorchSharp.torch;

namespace CisLens.Inference.Training;

/// <summary>The optimizer of Kingma and Ba (ICLR 2015), with their settings: decay 0.9 and 0.999, epsilon 1e-8, corrected for the start at zero.</summary>
public sealed class Adam : IDisposable
{
    private const double MeanDecay = 0.9;
    private const double SquareDecay = 0.999;
    private const double Epsilon = 1e-8;

    private readonly IReadOnlyList<Tensor> _parameters;
    private readonly Tensor[] _means;
    private readonly Tensor[] _squares;
    private int _steps;

    /// <summary>Creates the optimizer.</summary>
    /// <param name="parameters">The tensors to change, in place; they stay the caller's.</param>
    public Adam(IReadOnlyList<Tensor> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        _parameters = parameters;
        _means = [.. parameters.Select(State)];
        _squares = [.. parameters.Select(State)];
    }

    /// <summary>Moves the parameters one step against their gradients.</summary>
    /// <param name="gradients">One a parameter, of its shape.</param>
    /// <param name="learningRate">The step size.</param>
    public void Step(IList<Tensor> gradients, double learningRate)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        using var scope = NewDisposeScope();
        using var off = no_grad();
        _steps++;
        var meanCorrection = 1 - Math.Pow(MeanDecay, _steps);
        var squareCorrection = Math.Sqrt(1 - Math.Pow(SquareDecay, _steps));
        for (var i = 0; i < _parameters.Count; i++)
        {
            _means[i].mul_(MeanDecay).add_(gradients[i], 1 - MeanDecay);
            _squares[i].mul_(SquareDecay).addcmul_(gradients[i], gradients[i], 1 - SquareDecay);
            var scale = (_squares[i].sqrt() / squareCorrection).add_(Epsilon);
            _parameters[i].addcdiv_(_means[i], scale, -learningRate / meanCorrection);
        }
    }

    /// <summary>Frees the running means.</summary>
    public void Dispose()
    {
        foreach (var state in _means.Concat(_squares))
            state.Dispose();
    }

    private static Tensor State(Tensor parameter) => zeros_like(parameter, requires_grad: false).DetachFromDisposeScope();
}
