using CisLens.Inference.Runs.Bundles.People;

namespace CisLens.Inference.Tests.Runs.Bundles.People;

public class SplicedStreamTests
{
    private static readonly byte[] Head = [.. Enumerable.Range(0, 100).Select(value => (byte)value)];

    [Theory]
    [InlineData(0, 7)]
    [InlineData(55, 10)]
    [InlineData(60, 50)]
    [InlineData(99, 1)]
    public void Read_FromAnyPlace_GivesBothParts(int place, int block)
    {
        // What lies before in the stream of the end is no part of it.
        var end = new MemoryStream([1, 2, 3, .. Enumerable.Repeat((byte)200, 40)]) { Position = 3 };
        using var whole = new SplicedStream(new MemoryStream(Head), 60, end);
        Assert.Equal(100, whole.Length);
        whole.Position = place;
        var read = new List<byte>();
        var buffer = new byte[block];
        for (int count; (count = whole.Read(buffer)) > 0;)
            read.AddRange(buffer[..count]);
        Assert.Equal([.. Head[..60].Concat(Enumerable.Repeat((byte)200, 40)).Skip(place)], read);
        Assert.Throws<NotSupportedException>(() => whole.WriteByte(0));
    }

    [Fact]
    public void Write_AfterTheCut_TheFileStaysAsItIs()
    {
        var file = (byte[])Head.Clone();
        using var whole = new SplicedStream(new MemoryStream(file)) { Position = 90 };
        whole.Write([7, 7]);
        Assert.Equal((90, 92), (whole.Cut, whole.Length));
        whole.Seek(-4, SeekOrigin.Current);
        var read = new byte[4];
        whole.ReadExactly(read);
        Assert.Equal([88, 89, 7, 7], read);
        whole.SetLength(91);
        Assert.Equal(91, whole.Length);
        whole.Position = 89;
        Assert.Throws<NotSupportedException>(() => whole.WriteByte(0));
        Assert.Equal(Head, file);
    }
}
