using System.Runtime.InteropServices;
using CisLens.Shared.Arrays;
using TorchSharp;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Torch;

[Trait("Part", "golden")]
public sealed class ScriptModuleTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [SkippableFact]
    public void Forward_ScriptOfTheCnn_ReproducesItsPredictions()
    {
        var folder = Folder();
        using var module = jit.load(Path.Combine(folder, "model.ts.pt"));
        module.eval();
        Assert.False(module.training);
        var x = NpyFile.Read<float>(Path.Combine(folder, "X.npy"));
        var expected = NpyFile.Read<float>(Path.Combine(folder, "predict.y.npy")).Data;
        var found = ((Tensor)module.forward(tensor(x.Data, x.Shape))).data<float>().ToArray();
        Assert.Equal(expected.Length, found.Length);
        for (var i = 0; i < found.Length; i++)
            Assert.Equal(expected[i], found[i], 4e-5f + 1e-4f * Math.Abs(expected[i]));
    }

    [SkippableFact]
    public void NamedParameters_ScriptOfTheCnn_GiveNamesAndShapes()
    {
        using var module = jit.load(Path.Combine(Folder(), "model.ts.pt"));
        var parameters = module.named_parameters().ToList();
        Assert.NotEmpty(parameters);
        Assert.Contains(parameters, named => named.name.EndsWith(".weight", StringComparison.Ordinal) && named.parameter.ndim == 3);
        Assert.All(parameters, named => Assert.True(named.parameter.numel() > 0));
    }

    [SkippableFact]
    public void Grad_ThroughScript_ReproducesTheGradient()
    {
        var folder = Folder();
        using var module = jit.load(Path.Combine(folder, "model.ts.pt"));
        module.eval();
        var x = NpyFile.Read<float>(Path.Combine(folder, "X.npy"));
        var expected = NpyFile.Read<float>(Path.Combine(folder, "gradient.gradient.npy")).Data;
        var input = tensor(x.Data, x.Shape, requires_grad: true);
        var output = ((Tensor)module.forward(input)).select(1, 1).sum();
        var gradient = autograd.grad([output], [input])[0].data<float>().ToArray();
        Assert.Equal(expected.Length, gradient.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], gradient[i], 1e-5f);
    }

    [SkippableFact]
    public void To_Float64_ConvertsTheParameters()
    {
        using var module = jit.load(Path.Combine(Folder(), "model.ts.pt"));
        module.to(CPU, float64);
        Assert.All(module.named_parameters(), named => Assert.Equal(ScalarType.Float64, named.parameter.dtype));
        Assert.Equal(ScalarType.Float64, ((Tensor)module.forward(zeros([1, 4, 101], float64))).dtype);
    }

    [SkippableFact]
    public void Forward_WrongChannels_IsOneReadableException()
    {
        using var module = jit.load(Path.Combine(Folder(), "model.ts.pt"));
        var error = Assert.Throws<ExternalException>(() => module.forward(ones(1, 5, 101)));
        Assert.Contains("channels", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    private static string Folder()
    {
        var folder = Path.Combine(GoldenFolders.Oracles(), "attribution", "m02-cnn-maxpool-dense");
        Skip.IfNot(Directory.Exists(folder), "the golden case m02-cnn-maxpool-dense is not beside the checkout");
        return folder;
    }
}
