using CisLens.Inference.Training;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Training;

public sealed class AdamTests
{
    // The published update rule, written out with doubles for one number.
    [Fact]
    public void Step_FiveSteps_FollowsThePublishedRule()
    {
        using var scope = NewDisposeScope();
        var parameter = tensor(new[] { 1.5f, -2f }, [2]);
        using var adam = new Adam([parameter]);
        double[] expected = [1.5, -2], mean = [0, 0], square = [0, 0];
        for (var step = 1; step <= 5; step++)
        {
            double[] gradient = [0.3 * step, -0.1 / step];
            adam.Step([tensor(gradient.Select(g => (float)g).ToArray(), [2])], learningRate: 0.05);
            for (var i = 0; i < 2; i++)
            {
                mean[i] = 0.9 * mean[i] + 0.1 * gradient[i];
                square[i] = 0.999 * square[i] + 0.001 * gradient[i] * gradient[i];
                expected[i] -= 0.05 * (mean[i] / (1 - Math.Pow(0.9, step))) / (Math.Sqrt(square[i] / (1 - Math.Pow(0.999, step))) + 1e-8);
            }
        }

        var actual = parameter.data<float>().ToArray();

        Assert.Equal(expected[0], actual[0], 5);
        Assert.Equal(expected[1], actual[1], 5);
    }

    [Fact]
    public void Step_Quadratic_FindsTheMinimum()
    {
        using var scope = NewDisposeScope();
        var parameter = tensor(new[] { 4f, -3f }, [2]).requires_grad_();
        var minimum = tensor(new[] { 1f, 2f }, [2]);
        using var adam = new Adam([parameter]);
        for (var step = 0; step < 400; step++)
        {
            using var inner = NewDisposeScope();
            adam.Step(autograd.grad([(parameter - minimum).pow(2).sum()], [parameter]), learningRate: 0.05);
        }

        var found = parameter.detach().data<float>().ToArray();

        Assert.Equal(1, found[0], 2);
        Assert.Equal(2, found[1], 2);
    }
}
