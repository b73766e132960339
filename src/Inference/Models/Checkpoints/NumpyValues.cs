using System.Buffers.Binary;

namespace CisLens.Inference.Models.Checkpoints;

/// <summary>Simple NumPy scalars and arrays inside training checkpoints (a best score, a history) as plain values.</summary>
internal static class NumpyValues
{
    private static readonly string[] Kinds =
        ["f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "b1"];

    public static IEnumerable<PickleGlobal> Globals()
    {
        foreach (var module in (string[])["numpy.core.multiarray", "numpy._core.multiarray"])
        {
            yield return new PickleFunction($"{module}.scalar", Scalar);
            yield return new PickleFunction($"{module}._reconstruct", Reconstruct);
        }

        foreach (var module in (string[])["numpy.core.numeric", "numpy._core.numeric"])
            yield return new PickleFunction($"{module}._frombuffer", FromBuffer);
        yield return new PickleFunction("numpy.dtype", Type);
        yield return new MentionedClass("numpy.ndarray");
    }

    private static NumpyType Type(PickleArguments arguments) =>
        arguments.Text(0) is var kind && Kinds.Contains(kind)
            ? new NumpyType(kind)
            : throw arguments.File.Refuse($"holds a NumPy value of type {CheckpointFile.Show(kind)}; only numbers are read. Save the state_dict instead.");

    private static object Scalar(PickleArguments arguments)
    {
        var type = arguments.Value<NumpyType>(0);
        var bytes = arguments.Value<byte[]>(1);
        return bytes.Length == type.Size ? Number(type.Kind, bytes) : throw arguments.Unexpected();
    }

    private static NumpyArray Reconstruct(PickleArguments arguments) =>
        arguments.Value<MentionedClass>(0).FullName == "numpy.ndarray" ? new NumpyArray() : throw arguments.Unexpected();

    /// <summary>The form of protocol 5: (bytes, type, shape, order).</summary>
    private static NumpyArray FromBuffer(PickleArguments arguments) =>
        NumpyArray.Fits(arguments.Value<PickleTuple>(2), arguments.Value<NumpyType>(1), arguments.Value<byte[]>(0))
            ? new NumpyArray()
            : throw arguments.Unexpected();

    private static object Number(string kind, byte[] bytes) => kind switch
    {
        "f2" => (double)BinaryPrimitives.ReadHalfLittleEndian(bytes),
        "f4" => (double)BinaryPrimitives.ReadSingleLittleEndian(bytes),
        "f8" => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        "i1" => (long)(sbyte)bytes[0],
        "i2" => (long)BinaryPrimitives.ReadInt16LittleEndian(bytes),
        "i4" => (long)BinaryPrimitives.ReadInt32LittleEndian(bytes),
        "u1" => (long)bytes[0],
        "u2" => (long)BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        "u4" => (long)BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        "u8" => (double)BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        "b1" => bytes[0] != 0,
        _ => BinaryPrimitives.ReadInt64LittleEndian(bytes),
    };
}
