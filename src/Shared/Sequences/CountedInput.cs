namespace CisLens.Shared.Sequences;

/// <summary>Passes a stream through and counts its bytes. It leaves the stream open, because the caller owns it.</summary>
internal sealed class CountedInput(Stream source) : ForwardStream
{
    public long BytesRead { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var read = source.Read(buffer);
        BytesRead += read;
        return read;
    }
}
