using TorchSharp;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Torch;

public sealed class ArithmeticTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Operators_TensorsAndNumbers_FollowArithmetic()
    {
        var a = tensor(new float[] { 1, 2, 4 });
        var b = tensor(new float[] { 2, 2, 2 });
        Assert.Equal([3f, 4, 6], Values(a + b));
        Assert.Equal([-1f, 0, 2], Values(a - b));
        Assert.Equal([2f, 4, 8], Values(a * b));
        Assert.Equal([0.5f, 1, 2], Values(a / b));
        Assert.Equal([9f, 8, 6], Values(10 - a));
        Assert.Equal([4f, 2, 1], Values(4 / a));
        Assert.Equal([-0.5f, 0.5f, 2.5f], Values(a - 1.5));
        Assert.Equal([-1f, -2, -4], Values(-a));
        Assert.Equal([1f, 0, 0], Values(a % 2));
    }

    [Fact]
    public void InPlace_Methods_ChangeTheTensorAndReturnIt()
    {
        var x = tensor(new float[] { 1, 4 });
        var same = x.add_(1).mul_(2).sub_(tensor(new float[] { 0, 1 })).div_(2);
        Assert.Same(x, same);
        Assert.Equal([2f, 4.5f], Values(x));
        x.addcmul_(ones(2), full(2, 3f), 0.5);
        Assert.Equal([3.5f, 6f], Values(x));
        x.addcdiv_(ones(2), full(2, 2f), 1);
        Assert.Equal([4f, 6.5f], Values(x));
        x.copy_(tensor(new float[] { 16, 25 })).sqrt_();
        Assert.Equal([4f, 5], Values(x));
        x.clamp_(max: 4.5);
        Assert.Equal([4f, 4.5f], Values(x));
        x.zero_();
        Assert.Equal([0f, 0], Values(x));
    }

    [Fact]
    public void Div_RoundingMode_Rounds()
    {
        var x = tensor(new float[] { -7, 7 });
        Assert.Equal([-4f, 3], Values(x.div(2, RoundingMode.floor)));
        Assert.Equal([-3f, 3], Values(x.div(2, RoundingMode.trunc)));
    }

    [Theory]
    [InlineData("exp", 1.6487212707)]
    [InlineData("expm1", 0.6487212707)]
    [InlineData("log", -0.6931471806)]
    [InlineData("log1p", 0.4054651081)]
    [InlineData("sqrt", 0.7071067812)]
    [InlineData("sigmoid", 0.6224593312)]
    [InlineData("tanh", 0.4621171573)]
    [InlineData("erf", 0.5204998778)]
    [InlineData("gelu", 0.3457312306)]
    [InlineData("silu", 0.3112296656)]
    [InlineData("softplus", 0.9740769842)]
    [InlineData("neg", -0.5)]
    public void Functions_AtOneHalf_GiveTheKnownValue(string name, double expected)
    {
        var x = tensor(0.5);
        var y = name switch
        {
            "exp" => x.exp(),
            "expm1" => x.expm1(),
            "log" => x.log(),
            "log1p" => x.log1p(),
            "sqrt" => x.sqrt(),
            "sigmoid" => x.sigmoid(),
            "tanh" => x.tanh(),
            "erf" => x.erf(),
            "gelu" => x.gelu(),
            "silu" => x.silu(),
            "softplus" => x.softplus(),
            _ => x.neg(),
        };
        Assert.Equal(expected, y.item<double>(), 9);
    }

    [Fact]
    public void Comparisons_Elementwise_GiveBooleans()
    {
        var a = tensor(new float[] { 1, 2, 3 });
        var b = tensor(new float[] { 3, 2, 1 });
        Assert.Equal([false, true, false], (a == b).data<bool>().ToArray());
        Assert.Equal([true, false, false], (a < b).data<bool>().ToArray());
        Assert.Equal([false, true, true], (a >= 2).data<bool>().ToArray());
        Assert.Equal([true, false, false], (2 > a).data<bool>().ToArray());
        Assert.Equal([false, false, true], a.logical_and(a.gt(2)).data<bool>().ToArray());
        Assert.True(a.isfinite().all().item<bool>());
        Assert.True((a / 0).isinf().any().item<bool>());
        Assert.True(a.allclose(a + 1e-9));
        Assert.Equal(a, a.clone());
        Assert.NotEqual(a, b);
    }

    [Fact]
    public void Reductions_Matrix_GiveHandComputedNumbers()
    {
        var x = tensor(new float[] { 1, 2, 3, 4, 5, 9 }, [2, 3]);
        Assert.Equal(24f, x.sum().item<float>());
        Assert.Equal([5f, 7, 12], Values(x.sum(dim: 0)));
        Assert.Equal([2L, 1], x.sum(1, keepdim: true).shape);
        Assert.Equal([2f, 6], Values(x.mean([1])));
        Assert.Equal([3f, 9], Values(x.amax([1])));
        Assert.Equal([2L, 2], x.argmax(1).data<long>().ToArray());
        Assert.Equal(1f, x[0].var().item<float>());
        Assert.Equal([1f, MathF.Sqrt(7)], Values(x.std(1)));
        Assert.Equal(MathF.Sqrt(14), x[0].norm().item<float>(), 1e-6f);
        var (values, indices) = x[1].topk(2);
        Assert.Equal([9f, 5], Values(values));
        Assert.Equal([2L, 1], indices.data<long>().ToArray());
        Assert.Equal([1f, 3, 6], Values(x[0].cumsum(0)));
        var (sorted, order) = x[1].sort(descending: true);
        Assert.Equal([9f, 5, 4], Values(sorted));
        Assert.Equal([2L, 1, 0], order.data<long>().ToArray());
        Assert.Equal(Math.Log(Math.Exp(1) + Math.Exp(2) + Math.Exp(3)), x[0].logsumexp(0).item<float>(), 5);
        Assert.Equal([3L, 2L], x.T.shape);
    }

    [Fact]
    public void Sum_LiteralZero_IsRefused() => Assert.Throws<ArgumentException>(() => ones(2, 2).sum(0));

    [Fact]
    public void Products_SmallMatrices_GiveHandComputedNumbers()
    {
        var a = tensor(new float[] { 1, 2, 3, 4 }, [2, 2]);
        var b = tensor(new float[] { 0, 1, 1, 0 }, [2, 2]);
        Assert.Equal([2f, 1, 4, 3], Values(a.matmul(b)));
        Assert.Equal([2f, 1, 4, 3], Values(einsum("ij,jk->ik", a, b)));
        Assert.Equal([5f, 4, 7, 6], Values(full([2, 2], 3f).addmm(a, b)));
        Assert.Equal(5f, a[0].dot(a[0]).item<float>());
    }

    [Fact]
    public void Svd_Matrix_RebuildsIt()
    {
        var a = tensor(new double[] { 2, 0, 1, 1, 3, 1 }, [3, 2]);
        var (u, s, vh) = linalg.svd(a, fullMatrices: false);
        Assert.True(u.mul(s).matmul(vh).allclose(a));
        var (values, vectors) = linalg.eigh(a.T.matmul(a));
        Assert.True(values.flip(0).sqrt().allclose(s));
        Assert.Equal([2L, 2], vectors.shape);
    }

    private static float[] Values(Tensor x) => x.data<float>().ToArray();
}
