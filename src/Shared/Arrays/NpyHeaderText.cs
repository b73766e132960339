using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace CisLens.Shared.Arrays;

/// <summary>
/// Reads and writes the head of an .npy file: a magic number, a version, a length, and a Python dictionary such as
/// <c>{'descr': '&lt;f4', 'fortran_order': False, 'shape': (3, 4, 101), }</c> padded with blanks to a multiple of 64 bytes.
/// </summary>
internal static class NpyHeaderText
{
    private const int LongestText = 1 << 20;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>The head of a file, at least <paramref name="minimumLength"/> bytes long so that it can be written again in place.</summary>
    public static byte[] Format(string descriptor, ReadOnlySpan<long> shape, int minimumLength = 64)
    {
        var text = new StringBuilder("{'descr': '").Append(descriptor).Append("', 'fortran_order': False, 'shape': (");
        for (var axis = 0; axis < shape.Length; axis++)
            text.Append(CultureInfo.InvariantCulture, $"{(axis == 0 ? "" : " ")}{shape[axis]}{(axis < shape.Length - 1 || axis == 0 ? "," : "")}");
        text.Append("), }");
        var length = (Math.Max(10 + text.Length + 1, minimumLength) + 63) / 64 * 64;
        text.Append(' ', length - 10 - text.Length - 1).Append('\n');

        var head = new byte[length];
        Magic.CopyTo(head);
        head[6] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(8), checked((ushort)(length - 10)));
        Encoding.Latin1.GetBytes(text.ToString(), head.AsSpan(10));
        return head;
    }

    /// <summary>Reads the head and leaves the stream at the first element.</summary>
    public static NpyHeader Read(Stream stream, string name)
    {
        var start = new byte[8];
        if (stream.ReadAtLeast(start, 8, throwOnEndOfStream: false) < 8 || !start.AsSpan(0, 6).SequenceEqual(Magic))
            throw new InputException($"{name} is not a NumPy .npy array: it does not begin with the .npy signature; save it with numpy.save.", name);
        if (start[6] is < 1 or > 3)
            throw new InputException($"{name} has .npy version {start[6]}, which is not known: save it again with numpy.save.", name);
        var lengthBytes = new byte[start[6] == 1 ? 2 : 4];
        ReadExactly(stream, lengthBytes, name);
        var length = lengthBytes.Length == 2 ? BinaryPrimitives.ReadUInt16LittleEndian(lengthBytes) : BinaryPrimitives.ReadUInt32LittleEndian(lengthBytes);
        if (length > LongestText)
            throw Unreadable(name);
        var text = new byte[length];
        ReadExactly(stream, text, name);
        return Parse(Encoding.UTF8.GetString(text), 8 + lengthBytes.Length + length, name);
    }

    private static NpyHeader Parse(string text, long offset, string name)
    {
        var descriptor = ValueOf(text, "descr", name);
        var order = ValueOf(text, "fortran_order", name);
        var shape = ValueOf(text, "shape", name);
        if (descriptor.StartsWith('['))
            throw new InputException($"{name} holds records with named fields, which are not read: save each field as its own array.", name);
        if (descriptor.Length < 4 || descriptor[0] is not ('\'' or '"') || descriptor.Any(char.IsControl) || !shape.StartsWith('(') || !shape.EndsWith(')'))
            throw Unreadable(name);
        var header = new NpyHeader(descriptor[1..^1], order == "True", ParseShape(shape[1..^1], name), offset);
        try
        {
            _ = header.Count;
        }
        catch (OverflowException error)
        {
            throw new InputException($"{name} claims a shape {shape} that no file can hold: it is damaged; save it again with numpy.save.", name, null, error);
        }
        return header;
    }

    private static long[] ParseShape(string text, string name)
    {
        var parts = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Array.ConvertAll(parts, part => long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : throw Unreadable(name));
    }

    /// <summary>The text behind a key, up to the comma that ends it; commas inside brackets belong to the value.</summary>
    private static string ValueOf(string text, string key, string name)
    {
        var at = text.IndexOf($"'{key}':", StringComparison.Ordinal);
        if (at < 0)
            throw Unreadable(name);
        var depth = 0;
        var first = at + key.Length + 3;
        for (var i = first; i < text.Length; i++)
        {
            if (text[i] is '(' or '[')
                depth++;
            else if (text[i] is ')' or ']')
                depth--;
            else if (depth == 0 && text[i] is ',' or '}')
                return text[first..i].Trim();
        }
        throw Unreadable(name);
    }

    private static void ReadExactly(Stream stream, byte[] buffer, string name)
    {
        if (stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) < buffer.Length)
            throw new InputException($"{name} ends inside its header: the file was cut; copy or save it again.", name);
    }

    private static InputException Unreadable(string name) =>
        new($"{name} has a header that cannot be read: save it again with numpy.save.", name);
}
