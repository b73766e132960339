using CisLens.Inference.Attribution;
using CisLens.Inference.Motifs;
using CisLens.Inference.Sequences;
using CisLens.Shared;
using CisLens.Shared.Arrays;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>
/// Reads the contributions of a track from its stored maps, a few rows at a time: of the four scores of a method, hypothetical
/// contributions are taken as they are, effects of changes are counted from their mean over the four letters, and where a
/// method scores only the base that is there the other letters contribute 0.
/// </summary>
internal sealed class ContributionReader
{
    private const int AtOnce = 256;
    private readonly RunContext _context;
    private readonly PreparedRun _prepared;
    private readonly TrackKey _track;
    private readonly MatrixKind _kind;

    public ContributionReader(RunContext context, PreparedRun prepared, TrackKey track)
    {
        (_context, _prepared, _track) = (context, prepared, track);
        _kind = RunMethods.Describe(context.Spec, AttributeStage.Method(context.Spec, track.StageKey)).Matrix;
    }

    /// <summary>Bytes that the contributions of some rows take.</summary>
    public static double Bytes(long rows, int window) => 17.0 * rows * window;

    /// <summary>The first position of the part in the middle of rows.</summary>
    public static int WindowStart(int length, int window) => (length / 2) - (window / 2);

    /// <summary>Reads the middle of some rows.</summary>
    /// <param name="first">First row.</param>
    /// <param name="count">How many.</param>
    /// <param name="window">How many positions in the middle of each.</param>
    /// <param name="rows">Hears how many rows are read.</param>
    /// <param name="token">Checked between blocks of rows.</param>
    public ContributionSet Read(long first, int count, int window, IProgress<int>? rows, CancellationToken token)
    {
        if (4L * count * window > Array.MaxLength)
            throw new InputException($"{count:N0} rows of {window:N0} positions are more contributions than fit into memory at once; choose a smaller window or draw fewer sequences.");
        var (bases, values) = (new sbyte[count * window], new float[4 * count * window]);
        for (var done = 0; done < count; done += AtOnce)
        {
            token.ThrowIfCancellationRequested();
            ReadBlock(first, done, Math.Min(AtOnce, count - done), window, bases, values);
            rows?.Report(done);
        }
        return new ContributionSet(window, bases, values);
    }

    /// <summary>Reads the contributions of the bases of all rows, in less memory than the contributions of all letters take.</summary>
    /// <param name="token">Checked between blocks of rows.</param>
    public BaseScores ReadScores(CancellationToken token)
    {
        var (rows, length) = (checked((int)_prepared.Rows), _prepared.Length);
        if ((long)rows * length > Array.MaxLength)
            throw new InputException($"{rows:N0} rows of {length:N0} positions are more contributions than fit into memory at once; draw fewer sequences.");
        var (bases, scores) = (new sbyte[rows * length], new float[rows * length]);
        for (var done = 0; done < rows; done += AtOnce)
        {
            var block = Read(done, Math.Min(AtOnce, rows - done), length, null, token);
            for (var row = 0; row < block.Rows; row++)
            {
                block.Bases(row).CopyTo(bases.AsSpan((done + row) * length));
                for (var position = 0; position < length; position++)
                    scores[((done + row) * length) + position] = block.Contribution(row, position);
            }
        }
        return new BaseScores(length, bases, scores);
    }

    private void ReadBlock(long first, int done, int count, int window, sbyte[] bases, float[] values)
    {
        var start = WindowStart(_prepared.Length, window);
        var windows = RowWindows.Read(_context, _prepared, first + done, count);
        foreach (var (place, rows) in Stored(first + done, count))
            for (var row = 0; row < rows.Length / Channels / _prepared.Length; row++)
            {
                var at = done + place + row;
                var letters = bases.AsSpan(at * window, window);
                Encode(windows[place + row].AsSpan(start, window), letters);
                Fill(rows.AsSpan(row * Channels * _prepared.Length, Channels * _prepared.Length), start, letters, values.AsSpan(4 * at * window, 4 * window), first + at);
            }
    }

    private int Channels => _kind == MatrixKind.None ? 1 : 4;

    /// <summary>The stored scores of rows, chunk by chunk: place of the first row among them, and [rows, channels, length].</summary>
    private IEnumerable<(int Place, float[] Rows)> Stored(long first, int count)
    {
        var layout = _prepared.Layout(_track.StageKey)!.Value;
        for (var place = 0; place < count;)
        {
            var (chunk, at) = layout.Of(first + place);
            var rows = Math.Min(count - place, layout.RowsOf(chunk) - at);
            var file = Path.Combine(_context.Folder.Chunk(_track, chunk), _kind == MatrixKind.None ? ChunkFiles.Observed : ChunkFiles.Matrix);
            yield return (place, NpyFile.ReadRows<float>(file, at, rows));
            place += rows;
        }
    }

    private static void Encode(ReadOnlySpan<char> window, Span<sbyte> letters)
    {
        for (var position = 0; position < window.Length; position++)
            letters[position] = Bases.TryEncode(window[position], out var code) && code != Bases.Unknown ? (sbyte)code : ContributionSet.Unknown;
    }

    private void Fill(ReadOnlySpan<float> scores, int start, ReadOnlySpan<sbyte> letters, Span<float> values, long row)
    {
        var window = letters.Length;
        for (var position = 0; position < window; position++)
        {
            var mean = _kind == MatrixKind.Effect ? Mean(scores, start + position) : 0;
            for (var letter = 0; letter < 4; letter++)
            {
                var score = _kind != MatrixKind.None ? scores[(letter * _prepared.Length) + start + position] - mean
                    : letters[position] == letter ? scores[start + position] : 0;
                values[(letter * window) + position] = float.IsFinite(score) ? score
                    : throw new InputException($"The scores of row {row} by {_track.Method} are not all numbers, so no motifs can be found in them; look at the row and leave it out.");
            }
        }
    }

    private float Mean(ReadOnlySpan<float> scores, int position)
    {
        var sum = 0.0;
        for (var letter = 0; letter < 4; letter++)
            sum += scores[(letter * _prepared.Length) + position];
        return (float)(sum / 4);
    }
}
