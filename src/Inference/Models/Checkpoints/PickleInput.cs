using System.Buffers.Binary;
using System.Text;

namespace CisLens.Inference.Models.Checkpoints;

/// <summary>
/// The bytes of a pickle, read forward, and the budget that all pickles of one file share: what they may make the reader
/// allocate is bounded by a constant, whatever lengths they state.
/// </summary>
internal sealed class PickleInput(CheckpointFile file, TensorStorage source)
{
    private const int LongestLine = 4096;
    private const long MostBytes = 256L << 20;
    private const int MostInstructions = 4_000_000;

    private readonly byte[] _buffer = new byte[1 << 16];
    private int _next;
    private int _filled;
    private long _read;
    private long _allocated;
    private int _instructions;

    public CheckpointFile File { get; } = file;

    /// <summary>Where the next byte lies in the source.</summary>
    public long Position => _read - _filled + _next;

    /// <summary>Counts something that is about to be allocated against the budget.</summary>
    public void Charge(long bytes)
    {
        _allocated += bytes;
        if (bytes < 0 || _allocated > MostBytes)
            throw File.Refuse($"asks for more than {MostBytes >> 20} MB beside its tensors, more than any weights file needs; save the state_dict alone.");
    }

    public PickleOpcode ReadOpcode()
    {
        if (++_instructions > MostInstructions)
            throw File.Refuse($"has more than {MostInstructions:N0} pickle instructions, more than any weights file needs; save the state_dict alone.");
        return (PickleOpcode)ReadByte();
    }

    public byte ReadByte()
    {
        if (_next == _filled)
            Fill();
        return _buffer[_next++];
    }

    /// <summary>Reads a stated number of bytes; the number is checked against the source before anything is allocated.</summary>
    public byte[] ReadBytes(ulong count)
    {
        if (count > (ulong)(source.Length - Position))
            throw Incomplete();
        Charge((long)count);
        var bytes = new byte[count];
        for (var copied = 0; copied < bytes.Length;)
        {
            if (_next == _filled)
                Fill();
            var part = Math.Min(bytes.Length - copied, _filled - _next);
            _buffer.AsSpan(_next, part).CopyTo(bytes.AsSpan(copied));
            _next += part;
            copied += part;
        }

        return bytes;
    }

    /// <summary>Reads up to a line feed, which is dropped; as Latin-1.</summary>
    public string ReadLine()
    {
        var line = new StringBuilder();
        for (var value = ReadByte(); value != '\n'; value = ReadByte())
        {
            if (line.Length == LongestLine)
                throw File.Refuse($"has a pickle line longer than {LongestLine} letters: it is damaged or was not written by torch.save.");
            line.Append((char)value);
        }

        Charge(line.Length * sizeof(char));
        return line.ToString().TrimEnd('\r');
    }

    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(ReadBytes(sizeof(ushort)));

    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(ReadBytes(sizeof(int)));

    public uint ReadUInt32() => (uint)ReadInt32();

    public ulong ReadUInt64() => BinaryPrimitives.ReadUInt64LittleEndian(ReadBytes(sizeof(ulong)));

    public double ReadBigEndianDouble() => BinaryPrimitives.ReadDoubleBigEndian(ReadBytes(sizeof(double)));

    private void Fill()
    {
        var part = (int)Math.Min(_buffer.Length, source.Length - _read);
        if (part <= 0)
            throw Incomplete();
        source.Read(_read, _buffer.AsSpan(0, part));
        _read += part;
        _filled = part;
        _next = 0;
    }

    private Shared.InputException Incomplete() =>
        File.Refuse("ends in the middle of its pickle: the file is incomplete; copy or download it again.");
}
