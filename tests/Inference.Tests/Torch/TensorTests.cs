using TorchSharp;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Torch;

public sealed class TensorTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Tensor_FromArray_KeepsShapeTypeAndElements()
    {
        var x = tensor(new float[] { 1, 2, 3, 4, 5, 6 }, [2, 3]);
        Assert.Equal([2L, 3L], x.shape);
        Assert.Equal(ScalarType.Float32, x.dtype);
        Assert.Equal(DeviceType.CPU, x.device_type);
        Assert.Equal([1f, 2, 3, 4, 5, 6], x.data<float>().ToArray());
    }

    [Fact]
    public void Tensor_WrongNumberOfElements_Throws()
    {
        var error = Assert.Throws<ArgumentException>(() => tensor(new float[5], [2, 3]));
        Assert.Contains("5 elements given for the shape [2, 3]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromArray_TwoDimensions_KeepsRowsAndColumns()
    {
        var x = from_array(new long[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } });
        Assert.Equal([3L, 2L], x.shape);
        Assert.Equal(4L, x[1, 1].item<long>());
    }

    [Fact]
    public void Factories_Sizes_GiveFilledTensors()
    {
        Assert.Equal(0f, zeros(2, 3).sum().item<float>());
        Assert.Equal(6f, ones([2, 3]).sum().item<float>());
        Assert.Equal(7.5, full(3, 2.5, float64).sum().item<double>());
        Assert.Equal([0L, 1, 2, 3], arange(4).data<long>().ToArray());
        Assert.Equal([1f, 1.5f, 2], arange(1.0, 2.1, 0.5).data<float>().ToArray());
        Assert.Equal([1f, 0, 0, 1], eye(2).data<float>().ToArray());
        Assert.Equal([0f, 0.5f, 1], linspace(0, 1, 3).data<float>().ToArray());
    }

    [Fact]
    public void Data_TransposedView_IsReadInRowOrder()
    {
        var x = tensor(new float[] { 1, 2, 3, 4, 5, 6 }, [2, 3]).transpose(0, 1);
        Assert.False(x.is_contiguous());
        Assert.Equal([1f, 4, 2, 5, 3, 6], x.data<float>().ToArray());
        Assert.Equal(5f, x.data<float>()[1, 1]);
    }

    [Fact]
    public void Data_CopyFrom_ChangesTheTensor()
    {
        var x = zeros(3);
        x.data<float>().CopyFrom([1, 2, 3]);
        var into = new float[3];
        x.data<float>().CopyTo(into);
        Assert.Equal([1f, 2, 3], into);
        Assert.Equal(6f, x.sum().item<float>());
    }

    [Fact]
    public void Data_OtherType_Throws() =>
        Assert.Throws<ArgumentException>(() => zeros(3).data<double>());

    [Fact]
    public void Item_SeveralElements_Throws() => Assert.Throws<ArgumentException>(() => zeros(3).item<float>());

    [Fact]
    public void ToScalar_AnyType_ReadsTheNumber()
    {
        Assert.Equal(2.5, tensor(2.5f).ToScalar().ToDouble());
        Assert.Equal(3L, tensor(3L).ToScalar().ToInt64());
        Assert.True(tensor(true).ToScalar().ToBoolean());
        Assert.Equal(7.0, tensor(7, requires_grad: false).to(ScalarType.Int16).ToScalar().ToDouble());
    }

    [Fact]
    public void To_OtherType_Converts()
    {
        var x = tensor(new[] { 1.7, -2.2 }).to(int64);
        Assert.Equal([1L, -2], x.data<long>().ToArray());
        Assert.Equal(ScalarType.Float32, x.@float().dtype);
    }

    [Fact]
    public void Tensor_OneMillionElements_ComeBackUnchanged()
    {
        var values = new float[1_000_000];
        for (var i = 0; i < values.Length; i++)
            values[i] = i;
        Assert.Equal(values, tensor(values, [1000, 1000]).data<float>().ToArray());
    }

    [Fact]
    public void Tensor_Empty_HasNoElements()
    {
        var x = tensor(Array.Empty<float>(), [0, 4]);
        Assert.Equal(0, x.numel());
        Assert.Empty(x.data<float>().ToArray());
    }

    [Fact]
    public void ToString_Tensor_NamesShapeTypeAndDevice() =>
        Assert.Equal("[2x3], type = Float32, device = cpu", zeros(2, 3).ToString());
}
