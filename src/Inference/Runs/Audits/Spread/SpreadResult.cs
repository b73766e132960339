using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.Audits.Spread;

/// <summary>Reads how far maps differ under other seeds, references and replicas. Needs no native library.</summary>
public sealed class SpreadResult
{
    private readonly List<(string Folder, int Piece, TrackSpread Spread)> _pieces;

    /// <summary>Reads chunks.</summary>
    /// <param name="chunks">Their folders, in their order.</param>
    public SpreadResult(IEnumerable<string> chunks)
    {
        _pieces = [.. chunks.SelectMany(folder => SpreadFiles.Read(folder).Select((spread, piece) => (folder, piece, spread)))];
        Tracks = [.. _pieces.Select(piece => piece.Spread).GroupBy(spread => spread.Track)
            .Select(track => track.First() with { Rows = [.. track.SelectMany(part => part.Rows).OrderBy(row => row.Row)] })];
    }

    /// <summary>Each method and target that was looked at.</summary>
    public IReadOnlyList<TrackSpread> Tracks { get; }

    /// <summary>Opens a run; null while the test is not done, and for runs without it.</summary>
    /// <param name="folder">The run's folder.</param>
    public static SpreadResult? Open(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var key = StageKeys.Test(SpreadTest.Id);
        if (PreparedRun.Read(folder)?.Layout(key) is not { } layout || !Enumerable.Range(0, layout.Count).All(index => folder.IsWhole(key, index)))
            return null;
        return new SpreadResult(Enumerable.Range(0, layout.Count).Select(index => folder.Chunk(key, index)));
    }

    /// <summary>The bands around the scores of a sequence: one for each source of differences of which there are several maps.</summary>
    /// <param name="track">Method and target.</param>
    /// <param name="row">Place in the run.</param>
    /// <returns>Empty for sequences outside of the sample.</returns>
    public IReadOnlyList<SpreadBand> Bands(TrackKey track, long row)
    {
        foreach (var (folder, piece, spread) in _pieces)
            if (spread.Track == track)
                for (var place = 0; place < spread.Rows.Count; place++)
                    if (spread.Rows[place].Row == row)
                        return SpreadFiles.Bands(folder, piece, spread, place);
        return [];
    }
}
