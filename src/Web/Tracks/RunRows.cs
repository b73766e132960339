using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;

namespace CisLens.Web.Tracks;

/// <summary>All rows of a run, one after the other: what the model saw, and what each base contributed.</summary>
public sealed class RunRows : IDisposable
{
    private readonly RunResults _results;
    private readonly SequenceSet _set;

    private RunRows(RunResults results, SequenceSet set) => (_results, _set) = (results, set);

    /// <summary>Number of rows.</summary>
    public long Count => _results.Prepared.Rows;

    /// <summary>Positions of a row.</summary>
    public int Length => _results.Prepared.Length;

    /// <summary>Null while the run is not prepared.</summary>
    public static RunRows? Open(DataFolder data, string run) =>
        RunResults.Open(data.Run(run)) is { } results ? new RunRows(results, SequenceSet.Open(data.SequenceSet(results.Spec.Sequences.Id))) : null;

    /// <summary>The windows that the model saw, in order, N where padded.</summary>
    public IEnumerable<NamedSequence> Windows()
    {
        for (var row = 0L; row < Count; row++)
        {
            var place = _results.Row(row).Row;
            yield return new NamedSequence(place.Id, place.Window(_set[place.Sequence].Bases, Length));
        }
    }

    /// <summary>What the bases of a row contribute by a method for a target, [length]; null until computed.</summary>
    public float[]? Contributions(TrackKey track, long row) => _results.Track(track, row);

    public void Dispose()
    {
        _results.Dispose();
        _set.Dispose();
    }
}
