using CisLens.Inference.Evaluation.Randomisation;

namespace CisLens.Inference.Runs.Audits.Randomisation;

/// <summary>Reads what became of maps when the model was randomised. Needs no native library.</summary>
public sealed class RandomisationResult
{
    /// <summary>Reads chunks.</summary>
    /// <param name="chunks">Their folders, in their order.</param>
    public RandomisationResult(IEnumerable<string> chunks) =>
        Tracks = [.. chunks.SelectMany(RandomisationFiles.Read).GroupBy(piece => piece.Track).Select(track => Join([.. track]))];

    /// <summary>Each method and target that was looked at.</summary>
    public IReadOnlyList<TrackRandomisation> Tracks { get; }

    private static TrackRandomisation Join(List<TrackRandomisation> pieces) => new(
        pieces[0].Track,
        [.. pieces.SelectMany(piece => piece.Rows)],
        RandomisationOutputs.Join([.. pieces.Select(piece => piece.Plain)]),
        pieces[0].Averaged is null ? null : RandomisationOutputs.Join([.. pieces.Select(piece => piece.Averaged!)]));
}
