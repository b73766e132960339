using System.Globalization;
using System.Text.Json;
using CisLens.Shared.Arrays;
using CisLens.Shared.Storage;

namespace CisLens.Shared.Runs;

/// <summary>
/// Reads the results of a run from its files, also while it runs. Reads only the bytes that are asked for; holds nothing but
/// the specification and an open handle on the rows, and may be used from several threads.
/// </summary>
public sealed class RunResults : IDisposable
{
    private const string PredictionPrefix = "prediction/";
    private readonly RunFolder _folder;
    private readonly RunRowReader _rows;

    private RunResults(RunFolder folder, RunSpec spec, PreparedRun prepared)
    {
        (_folder, Spec, Prepared) = (folder, spec, prepared);
        Tracks = [.. from target in Enumerable.Range(0, spec.Targets.Count) from method in spec.Methods select new TrackKey(method.Method, target)];
        _rows = new RunRowReader(folder);
    }

    /// <summary>The specification.</summary>
    public RunSpec Spec { get; }

    /// <summary>Counts, length and chunk sizes.</summary>
    public PreparedRun Prepared { get; }

    /// <summary>What each method says of each target; the methods of the first target, then those of the next.</summary>
    public IReadOnlyList<TrackKey> Tracks { get; }

    /// <summary>Opens a run; null while its prepare stage is not done.</summary>
    public static RunResults? Open(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return PreparedRun.Read(folder) is { } prepared
            ? new RunResults(folder, RunSpec.FromJson(File.ReadAllText(folder.Spec)), prepared)
            : null;
    }

    /// <summary>A page of rows.</summary>
    /// <exception cref="InputException">There is nothing of that name to sort by.</exception>
    public RunRowPage Rows(RunRowQuery query, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(query);
        var (total, page) = Select(query, token);
        return new RunRowPage(total, Views(page));
    }

    /// <summary>One row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public RunRowView Row(long row) => Views([row])[0];

    /// <summary>A number of every row.</summary>
    /// <param name="key">As in <see cref="RunRowQuery.SortBy"/>.</param>
    /// <returns>[rows]; NaN until computed.</returns>
    /// <exception cref="InputException">There is nothing of that name.</exception>
    public float[] Column(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Find(key).All();
    }

    /// <summary>The observed-base scores of a row.</summary>
    /// <param name="track">Method and target.</param>
    /// <param name="row">Place in the run.</param>
    /// <returns>[length], in the unit of the target; null until computed.</returns>
    public float[]? Track(TrackKey track, long row) => Slice(track, ChunkFiles.Observed, row)?.Values;

    /// <summary>The four scores of each position of a row.</summary>
    /// <param name="track">Method and target.</param>
    /// <param name="row">Place in the run.</param>
    /// <returns>[4, length], channels A C G T; null until computed, and for methods without such scores.</returns>
    public float[]? Matrix(TrackKey track, long row) => Slice(track, ChunkFiles.Matrix, row)?.Values;

    /// <summary>A further array of a method for a row.</summary>
    /// <param name="track">Method and target.</param>
    /// <param name="name">The array's name, e.g. <c>completeness</c>.</param>
    /// <param name="row">Place in the run.</param>
    /// <returns>Null until computed, and for methods without such an array.</returns>
    /// <exception cref="InputException">The name is not one that an array can have.</exception>
    public ResultArray? Array(TrackKey track, string name, long row)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.All(letter => char.IsAsciiLetterLower(letter) || letter == '-')
            ? Slice(track, ChunkFiles.Array(name), row)
            : throw new InputException($"'{name}' is not the name of an array.");
    }

    /// <summary>What was measured to prove the numbers of a track, over the chunks that are there.</summary>
    /// <param name="track">Method and target.</param>
    public IReadOnlyList<MethodCheck> Checks(TrackKey track)
    {
        var layout = Layout(track.StageKey);
        return MethodCheck.Merge(Enumerable.Range(0, layout.Count)
            .Select(index => Path.Combine(_folder.Chunk(track, index), ChunkFiles.Checks))
            .Where(File.Exists)
            .Select(file => JsonSerializer.Deserialize<MethodCheck[]>(File.ReadAllText(file), RunJson.Compact)!));
    }

    /// <summary>Everything the model answered for a row.</summary>
    /// <returns>[outputs] or [outputs, positions]; null until computed.</returns>
    public float[]? Outputs(long row) => Slice(StageKeys.Predict, "", ChunkFiles.Outputs, row)?.Values;

    /// <summary>The predictions of the targets for a row.</summary>
    /// <returns>[targets], each in the target's unit; null until computed.</returns>
    public float[]? Predictions(long row) => Slice(StageKeys.Predict, "", ChunkFiles.Targets, row)?.Values;

    /// <summary>How far the replicas' predictions of the targets spread for a row.</summary>
    /// <returns>[targets]: standard deviations, each in the target's unit; null until computed, and for runs of one replica.</returns>
    public float[]? PredictionSpread(long row) => Slice(StageKeys.Predict, "", ChunkFiles.TargetsSpread, row)?.Values;

    /// <summary>A page of the sequences left out.</summary>
    public IReadOnlyList<DroppedRow> Dropped(long first, int count)
    {
        var left = first;
        return [.. File.ReadLines(_folder.Dropped).Skip(1).SkipWhile(_ => left-- > 0).Take(count).Select(RunRowTable.ParseDropped)];
    }

    /// <inheritdoc />
    public void Dispose() => _rows.Dispose();

    private ChunkLayout Layout(string stageKey) =>
        Prepared.Layout(stageKey) ?? throw new InputException($"The run has no stage '{stageKey}'.");

    private ResultArray? Slice(TrackKey track, string file, long row) =>
        Slice(track.StageKey, track.Target.ToString(CultureInfo.InvariantCulture), file, row);

    private ResultArray? Slice(string stageKey, string folder, string file, long row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Prepared.Rows);
        var (chunk, place) = Layout(stageKey).Of(row);
        var path = Path.Combine(_folder.Chunk(stageKey, chunk), folder, file);
        return File.Exists(path)
            ? new ResultArray(NpyFile.ReadRows<float>(path, place, 1), [.. NpyFile.ReadHeader(path).Shape.Skip(1)])
            : null;
    }

    private (long Total, List<long> Page) Select(RunRowQuery query, CancellationToken token)
    {
        var searching = query.Search.Length > 0;
        if (query.SortBy is null && !searching)
            return (Prepared.Rows, Natural(query));
        var matches = searching ? _rows.Matching(query.Search, token).ToHashSet() : null;
        var order = query.SortBy is null ? matches!.Order().ToArray() : Find(query.SortBy).Order();
        if (query.SortBy is not null && !query.Descending)
            System.Array.Reverse(order);
        var chosen = matches is null ? order : order.Where(matches.Contains).ToArray();
        return (chosen.Length, [.. chosen.Skip((int)query.First).Take(query.Count)]);
    }

    private List<long> Natural(RunRowQuery query)
    {
        var count = (int)Math.Clamp(Prepared.Rows - query.First, 0, query.Count);
        return [.. Enumerable.Range(0, count).Select(index => query.First + index)];
    }

    private List<RunRowView> Views(List<long> rows)
    {
        var predictions = Spec.Targets.Select((_, target) => Prediction(target).Values(rows)).ToList();
        var tops = Tracks.Select(track => Top(track).Values(rows)).ToList();
        return [.. rows.Select((row, place) => new RunRowView(
            _rows[row], [.. predictions.Select(values => values[place])], [.. tops.Select(values => values[place])])
        {
            PredictionSpread = Spec.Model.Replicas is null ? null : PredictionSpread(row),
        })];
    }

    private RunColumn Find(string key)
    {
        if (TrackKey.TryParse(key, out var track) && Tracks.Contains(track))
            return Top(track);
        if (key.StartsWith(PredictionPrefix, StringComparison.Ordinal)
            && int.TryParse(key.AsSpan(PredictionPrefix.Length), out var target) && target >= 0 && target < Spec.Targets.Count)
            return Prediction(target);
        throw new InputException($"Rows cannot be sorted by '{key}'; use {PredictionPrefix} and the index of a target, or a method and the index of a target, e.g. {new TrackKey("ism", 0)}.");
    }

    private RunColumn Prediction(int target) =>
        new(_folder, Prepared, $"{PredictionPrefix}{target}", StageKeys.Predict, ChunkFiles.Targets, Spec.Targets.Count, target);

    private RunColumn Top(TrackKey track) => new(
        _folder, Prepared, track.ToString(), track.StageKey,
        Path.Combine(track.Target.ToString(CultureInfo.InvariantCulture), ChunkFiles.Top), 1, 0);
}
