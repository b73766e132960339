using System.Security.Cryptography;

namespace CisLens.Shared.Sequences;

/// <summary>A file that is written from front to back and hashed on the way.</summary>
internal sealed class HashedFile : IDisposable
{
    private const int BufferBytes = 1 << 17;

    private readonly FileStream _stream;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _held;

    public HashedFile(string path) => _stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);

    /// <summary>Bytes written so far.</summary>
    public long Length { get; private set; }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        Length += bytes.Length;
        if (_held + bytes.Length > _buffer.Length)
            Flush();
        if (bytes.Length > _buffer.Length)
        {
            _hash.AppendData(bytes);
            _stream.Write(bytes);
            return;
        }
        bytes.CopyTo(_buffer.AsSpan(_held));
        _held += bytes.Length;
    }

    /// <summary>Ends the file and gives its SHA-256 in lower-case hexadecimal digits.</summary>
    public string Complete()
    {
        Flush();
        _stream.Dispose();
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    public void Dispose()
    {
        _stream.Dispose();
        _hash.Dispose();
    }

    private void Flush()
    {
        _hash.AppendData(_buffer, 0, _held);
        _stream.Write(_buffer, 0, _held);
        _held = 0;
    }
}
