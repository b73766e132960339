using CisLens.Inference.Motifs.Discovery.Patterns;

namespace CisLens.Inference.Motifs.Discovery;

/// <summary>Turns aligned seqlets into what people see of a pattern.</summary>
internal static class PatternFinishing
{
    public static Pattern Finish(ContributionCrop crop, DraftPattern draft, ContributionSign sign, string name)
    {
        var seqlets = draft.Places
            .Select(place => new Seqlet(place.Row, place.Start, place.End, crop.Sum(place.Row, place.Start, place.End)) { IsReverseComplement = place.IsReverseComplement })
            .ToList();
        return new Pattern(name, sign, seqlets, new Pfm(draft.Counts()), Mean(draft, MotifMatrix.Letters), Mean(draft, 0));
    }

    private static Cwm Mean(DraftPattern draft, int channel)
    {
        var values = new double[draft.Width * MotifMatrix.Letters];
        for (var index = 0; index < values.Length; index++)
            values[index] = draft.Sum[(index / MotifMatrix.Letters * Tracks.Channels) + channel + (index % MotifMatrix.Letters)] / (double)draft.Count;
        return new Cwm(values);
    }
}
