using CisLens.Shared;
using CisLens.Shared.Arrays;

namespace CisLens.Inference.Motifs.Discovery.Files;

/// <summary>
/// Reads the two arrays that TF-MoDISco takes: one-hot sequences and hypothetical contributions, both (sequences, 4, positions),
/// as .npy or as .npz with the key arr_0. Turned axes and exchanged files are named, never guessed at.
/// </summary>
public static class ContributionFiles
{
    private const string Key = "arr_0";

    /// <summary>Reads both files.</summary>
    /// <param name="sequences">One-hot; a position of four zeros is an unknown base.</param>
    /// <param name="contributions">What each letter would contribute, in the unit of the target.</param>
    /// <exception cref="InputException">A file is missing, of another shape, or not what it should be; the sentence names the file and the remedy.</exception>
    public static ContributionSet Read(string sequences, string contributions)
    {
        var oneHot = Load(sequences);
        var scores = Load(contributions);
        if (!oneHot.Shape.AsSpan().SequenceEqual(scores.Shape))
            throw new InputException($"{Name(sequences)} has shape {Text(oneHot.Shape)} and {Name(contributions)} has {Text(scores.Shape)}: save both with the same sequences and positions.", Name(contributions));
        var length = (int)oneHot.Shape[2];
        if (scores.Data.AsSpan().IndexOfAnyExceptInRange(float.MinValue, float.MaxValue) is >= 0 and var bad)
            throw new InputException($"{Name(contributions)} holds a value that is no finite number, in sequence {bad / (4 * length)} (counted from 0): compute its attributions again or leave the sequence out.", Name(contributions));
        return new ContributionSet(length, Bases(oneHot.Data, length, sequences), scores.Data);
    }

    private static sbyte[] Bases(float[] oneHot, int length, string file)
    {
        var bases = new sbyte[oneHot.Length / MotifMatrix.Letters];
        for (var index = 0; index < bases.Length; index++)
        {
            var (row, position) = (index / length, index % length);
            bases[index] = ContributionSet.Unknown;
            for (var letter = 0; letter < MotifMatrix.Letters; letter++)
            {
                var value = oneHot[(((row * MotifMatrix.Letters) + letter) * length) + position];
                if (value == 0)
                    continue;
                if (value != 1 || bases[index] != ContributionSet.Unknown)
                    throw new InputException($"{Name(file)} is not one-hot: sequence {row}, position {position} (counted from 0) does not have a single 1; give the sequences first and the contributions second, or encode again.", Name(file));
                bases[index] = (sbyte)letter;
            }
        }
        return bases;
    }

    private static NpyArray<float> Load(string file)
    {
        if (!File.Exists(file))
            throw new InputException($"There is no file {file}: give an .npy or .npz file.", file);
        if (!Path.GetExtension(file).Equals(".npz", StringComparison.OrdinalIgnoreCase))
            return Load(NpyFile.ReadHeader(file), file, new Plain(file));
        using var archive = new NpzFile(file);
        var key = archive.Keys.Contains(Key) ? Key : archive.Keys is [var only] ? only
            : throw new InputException($"{Name(file)} has the arrays {string.Join(", ", archive.Keys)}, none of them {Key}: save one array with numpy.savez(file, array).", Name(file));
        return Load(archive.ReadHeader(key), file, new Archived(archive, key));
    }

    private static NpyArray<float> Load(NpyHeader header, string file, ISource source)
    {
        RequireAxes(header.Shape, file);
        return header.Descriptor switch
        {
            "<f2" => Convert<Half>(source, value => (float)value),
            "<f8" => Convert<double>(source, value => (float)value),
            "<i8" => Convert<long>(source, value => value),
            "<i4" => Convert<int>(source, value => value),
            "<i2" => Convert<short>(source, value => value),
            "|u1" => Convert<byte>(source, value => value),
            "|i1" => Convert<sbyte>(source, value => value),
            "|b1" => Convert<bool>(source, value => value ? 1 : 0),
            // Whatever else it is, the reader of floats says what is wrong.
            _ => source.Read<float>(),
        };
    }

    private static void RequireAxes(long[] shape, string file)
    {
        if (shape is not [_, _, _])
            throw new InputException($"{Name(file)} has shape {Text(shape)}, but must have three axes: sequences, 4 letters, positions.", Name(file));
        if (shape[1] != MotifMatrix.Letters)
            throw new InputException(
                shape[2] == MotifMatrix.Letters
                    ? $"{Name(file)} has shape {Text(shape)}, sequences x positions x letters, but must be sequences x 4 letters x positions: save it again with numpy.transpose(array, (0, 2, 1))."
                    : $"{Name(file)} has shape {Text(shape)}, but its second axis must be the 4 letters A, C, G, T.", Name(file));
        if (shape[0] == 0 || shape[2] == 0)
            throw new InputException($"{Name(file)} has shape {Text(shape)} and thus holds nothing: save at least one sequence.", Name(file));
    }

    private static NpyArray<float> Convert<T>(ISource source, Converter<T, float> convert)
        where T : unmanaged
    {
        var array = source.Read<T>();
        return new NpyArray<float>(Array.ConvertAll(array.Data, convert), array.Shape);
    }

    private static string Name(string file) => Path.GetFileName(file);

    private static string Text(long[] shape) => $"({string.Join(", ", shape)})";

    /// <summary>Where an array is read from.</summary>
    private interface ISource
    {
        public NpyArray<T> Read<T>()
            where T : unmanaged;
    }

    private sealed class Plain(string file) : ISource
    {
        public NpyArray<T> Read<T>()
            where T : unmanaged => NpyFile.Read<T>(file);
    }

    private sealed class Archived(NpzFile archive, string key) : ISource
    {
        public NpyArray<T> Read<T>()
            where T : unmanaged => archive.Read<T>(key);
    }
}
