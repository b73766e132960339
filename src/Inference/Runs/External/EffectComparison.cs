using CisLens.Inference.Attribution;
using CisLens.Inference.Evaluation.MeasuredEffects;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.External;

/// <summary>
/// Compares maps with measured effects of single-base changes. The sequence of an element bears its name; the positions of the table count on the
/// chromosome where the sequence's region is known, and from 1 in the element where it is not.
/// </summary>
internal sealed class EffectComparison(RunFolder folder, RunResults results, SequenceSet sequences, IProgress<double>? progress, CancellationToken token)
{
    public ExternalResult Compare(TextReader reader, ExternalSource source)
    {
        var variants = MeasuredEffectFile.Read(reader, source.Name, source.FewestBarcodes);
        var elements = variants.GroupBy(variant => variant.Element).ToList();
        var (found, leftOut) = (new List<EffectTrack>(), new List<string>());
        foreach (var (done, element) in elements.Index())
        {
            try
            {
                found.AddRange(Compare(element));
            }
            catch (InputException error)
            {
                leftOut.Add($"{element.Key}: {error.Message}");
            }
            progress?.Report((done + 1.0) / elements.Count);
        }
        return found.Count > 0
            ? new ExternalResult { Lines = variants.Count, Effects = found, LeftOut = leftOut }
            : throw new InputException(elements.Count == 0 ? $"{source.Name} has no single-base change on at least {source.FewestBarcodes} barcodes." : leftOut[0], source.Name);
    }

    private IEnumerable<EffectTrack> Compare(IGrouping<string, MeasuredVariant> element)
    {
        var place = Place(element.Key);
        var sequence = sequences[place.Sequence];
        var first = First(sequence.Region) + place.WindowStart;
        var (from, to) = (place.PadLeft, results.Prepared.Length - place.PadRight);
        var window = place.Window(sequence.Bases, results.Prepared.Length)[from..to];
        foreach (var track in results.Tracks)
        {
            token.ThrowIfCancellationRequested();
            if (results.Track(track, place.Row) is not { } map)
                continue;
            var hasEffects = AttributionCatalogue.Get(track.Method).Info.Matrix == MatrixKind.Effect;
            var predicted = hasEffects ? Cut(Effects(track, place.Row), from, to) : null;
            yield return new EffectTrack(track, element.Key, place.Row, EffectAgreement.Of(window, first, element, predicted, map[from..to], results.Spec.Seed));
        }
    }

    private float[] Effects(TrackKey track, long row) => results.Matrix(track, row)
        ?? throw new InputException("The effects of single changes were removed from this run to free space; repeat the run and add the file there.");

    private RunRow Place(string element)
    {
        using var reader = new RunRowReader(folder);
        var found = reader.Matching(element, token).Select(row => reader[row]).Where(row => row.Id.Equals(element, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return found.Count == 1 ? found[0] : throw new InputException(
            found.Count == 0 ? "no sequence of this run has this name; name the sequence of an element as the table does." : "two sequences of this run have this name; name each its own.");
    }

    /// <summary>What the table calls the first base of the whole sequence.</summary>
    private static long First(Region? region) => region switch
    {
        null => 1,
        { Strand: Strand.Reverse } => throw new InputException("its sequence was read from the other strand, and the table counts on the forward one; give the sequence of the forward strand."),
        _ => region.Start + 1,
    };

    private static float[] Cut(float[] matrix, int from, int to)
    {
        var length = matrix.Length / 4;
        return [.. Enumerable.Range(0, 4).SelectMany(letter => matrix[((letter * length) + from)..((letter * length) + to)])];
    }
}
