using CisLens.Inference.Motifs;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>A pattern of a run with what is known of it.</summary>
/// <param name="Pattern">The pattern; its seqlets count in the row's arrays.</param>
/// <param name="Seqlets">The same seqlets, in the same order, and where they lie.</param>
/// <param name="Share">Share of the absolute contributions of all rows that lies in the cores of its seqlets, 0 to 1.</param>
/// <param name="Matches">Known motifs that its core resembles, best first; empty where none was looked for or none was found.</param>
public sealed record FoundPattern(Pattern Pattern, IReadOnlyList<PlacedSeqlet> Seqlets, double Share, IReadOnlyList<MotifMatch> Matches)
{
    /// <summary>The core as probabilities, as it was matched with known motifs and as it is written to motif files.</summary>
    public Motif Core
    {
        get
        {
            var (start, width) = Pattern.Core;
            return new Motif(Pattern.Name, Pattern.Pfm.Slice(start, width).ToPpm(Background.Uniform)) { Sites = Pattern.Seqlets.Count };
        }
    }

    /// <summary>How many of its cores have their middle in each of equally wide bins along the rows' arrays.</summary>
    /// <param name="length">Length of the arrays.</param>
    /// <param name="bins">Number of bins.</param>
    /// <returns>[bins], counts.</returns>
    public int[] Positions(int length, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        var counts = new int[bins];
        foreach (var seqlet in Pattern.Seqlets)
        {
            var (start, end) = CoreOf(seqlet);
            counts[Math.Clamp((int)((long)(start + end) * bins / (2L * length)), 0, bins - 1)]++;
        }
        return counts;
    }

    /// <summary>Where the core of the pattern lies in one of its seqlets, in the row's arrays.</summary>
    /// <param name="seqlet">One of its seqlets.</param>
    /// <returns>First position, and one after the last.</returns>
    public (int Start, int End) CoreOf(Seqlet seqlet)
    {
        var (start, width) = Pattern.Core;
        return seqlet.IsReverseComplement ? (seqlet.End - start - width, seqlet.End - start) : (seqlet.Start + start, seqlet.Start + start + width);
    }
}
