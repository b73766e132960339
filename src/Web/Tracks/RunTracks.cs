using System.Globalization;
using System.Text;
using CisLens.Inference.Attribution;
using CisLens.Inference.Models;
using CisLens.Inference.Models.Architectures;
using CisLens.Inference.Runs;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;
using CisLens.Web.Shell;

namespace CisLens.Web.Tracks;

/// <summary>The results of runs, read in slices. A run is found only below the project that owns it.</summary>
public sealed class RunTracks(RunStore store, DataFolder data, ModelCatalogue catalogue, ProjectNames names)
{
    /// <summary>Null when the project has no such run.</summary>
    public async Task<ResultsHead?> HeadAsync(string project, string run, CancellationToken cancellationToken)
    {
        if (await names.FindAsync(project, cancellationToken) is not { } name
            || await store.DetailAsync(run, cancellationToken) is not { } detail || detail.Summary.ProjectId != project)
            return null;
        using var results = RunResults.Open(Folder(run));
        var card = Card(detail.Spec);
        var length = results?.Prepared.Length ?? 0;
        return new ResultsHead(
            name, detail.Summary, detail.Spec, results?.Prepared, [.. (results?.Tracks ?? []).Select(key => Track(detail.Spec, card, key, length, results!.Checks(key)))],
            card is null || results is null ? [.. detail.Spec.Targets.Select(_ => (ReceptivePart?)null)] : Receptive(card, detail.Spec.Targets, length), card is null ? null : Guide(card));
    }

    /// <summary>A page of rows; none while the run is not prepared.</summary>
    public RunRowPage Rows(string run, RunRowQuery query, CancellationToken cancellationToken)
    {
        using var results = RunResults.Open(Folder(run));
        return results?.Rows(query, cancellationToken) ?? new RunRowPage(0, []);
    }

    /// <summary>One row with its bases; null when there is no such row.</summary>
    public ResultRow? Row(string run, long row)
    {
        using var results = RunResults.Open(Folder(run));
        if (results is null || row < 0 || row >= results.Prepared.Rows)
            return null;
        var view = results.Row(row);
        using var set = SequenceSet.Open(data.SequenceSet(results.Spec.Sequences.Id));
        var sequence = set[view.Row.Sequence];
        return new ResultRow(view, view.Row.Window(sequence.Bases, results.Prepared.Length), sequence.Region);
    }

    /// <summary>Names, labels and windows of some rows, in the order in which they are asked for.</summary>
    public IReadOnlyList<RunRow> Places(string run, IEnumerable<long> rows)
    {
        using var reader = new RunRowReader(Folder(run));
        return [.. rows.Select(row => reader[row])];
    }

    public IReadOnlyList<DroppedRow> Dropped(string run, long first, int count)
    {
        using var results = RunResults.Open(Folder(run));
        return results?.Dropped(first, count) ?? [];
    }

    /// <summary>The numbers of one array of a track; null until computed.</summary>
    /// <param name="project">The project that owns the run.</param>
    /// <param name="run">The run.</param>
    /// <param name="row">Place in the run.</param>
    /// <param name="key">Method and target.</param>
    /// <param name="array"><c>observed</c> [length], <c>matrix</c> [4, length], or a further array of the method.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    public async Task<ResultArray?> TrackAsync(string project, string run, long row, TrackKey key, string array, CancellationToken cancellationToken)
    {
        if (await store.ProjectOfAsync(run, cancellationToken) != project)
            return null;
        using var results = RunResults.Open(Folder(run));
        if (results is null || row < 0 || row >= results.Prepared.Rows || !results.Tracks.Contains(key))
            return null;
        return results.Array(key, array, row);
    }

    /// <summary>All tracks of one row as a table, one line a position.</summary>
    public async Task<string?> TableAsync(string project, string run, long row, CancellationToken cancellationToken)
    {
        if (await HeadAsync(project, run, cancellationToken) is not { Prepared: not null } head || Row(run, row) is not { } one)
            return null;
        using var results = RunResults.Open(Folder(run))!;
        var tracks = head.Tracks.Select(track => (track.Key, Values: results.Track(track.Key, row))).Where(track => track.Values is not null).ToList();
        var text = new StringBuilder("position\tbase");
        foreach (var (key, _) in tracks)
            text.Append('\t').Append(key);
        text.Append('\n');
        for (var position = 0; position < one.Bases.Length; position++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{one.CoordinateOf(position)}\t{one.Bases[position]}");
            foreach (var (_, values) in tracks)
                text.Append(CultureInfo.InvariantCulture, $"\t{values![position]:R}");
            text.Append('\n');
        }

        return text.ToString();
    }

    private RunFolder Folder(string run) => data.Run(run);

    private static TrackLine Track(RunSpec spec, ModelCard? card, TrackKey key, int length, IReadOnlyList<MethodCheck> checks)
    {
        var method = spec.Methods.First(one => one.Method == key.Method);
        var info = RunMethods.Describe(spec, method);
        var target = spec.Targets[key.Target];
        return new TrackLine(key, $"{info.Name} of {target.Name}", target.Name, card?.Outputs.ElementAtOrDefault(target.Output)?.Kind ?? "", info, Windows(method, length), checks);
    }

    // Where the windows do not fit the sequences the method has failed; the others are shown.
    private static IReadOnlyList<WindowPlace> Windows(MethodSpec method, int length)
    {
        try
        {
            return AttributionCatalogue.Get(method.Method).Windows(length, AttributionCatalogue.Options(method));
        }
        catch (InputException)
        {
            return [];
        }
    }

    // Targets of one position rule see the same part; a model can have a thousand outputs.
    private static List<ReceptivePart?> Receptive(ModelCard card, IReadOnlyList<TargetSpec> targets, int length)
    {
        var parts = targets.Select(Rule).Distinct().ToDictionary(rule => rule, rule => ReceptivePart.Of(card, targets.First(target => Rule(target) == rule), length));
        return [.. targets.Select(target => parts[Rule(target)])];

        static (PositionRule, int?) Rule(TargetSpec target) => (target.Positions, target.Position);
    }

    private static MatrixGuide? Guide(ModelCard card)
    {
        if (!card.Positional || ArchitectureCatalogue.IsTorchScript(card.Architecture))
            return null;
        using var graph = ArchitectureCatalogue.Build(card.Architecture);
        return graph.Window is { } window ? new MatrixGuide(window.Offset + ((window.Size - window.Stride) / 2.0), window.Stride) : null;
    }

    // A model that was removed takes the name of its unit and its layers along; the results stay.
    private ModelCard? Card(RunSpec spec)
    {
        try
        {
            return catalogue.Open(spec.Model.Id).Card;
        }
        catch (InputException)
        {
            return null;
        }
    }
}
