using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Consensus;
using CisLens.Inference.Motifs.Lookup;
using CisLens.Inference.Motifs.Scanning;

namespace CisLens.Inference.Tests.Motifs.Lookup;

public class MotifEvidenceTests
{
    private const int Length = 40;
    private static readonly Motif Motif = Iupac.Parse("TGACTCA");

    [Fact]
    public void Measure_OneSiteCountsAndOneDoesNot_UsedAndIgnored()
    {
        // A little noise everywhere; the first row's site counts much, the second row's not at all.
        var rows = Enumerable.Range(0, 2).Select(row => Enumerable.Range(0, Length).Select(position => (float)Math.Sin((row * Length) + position) / 10).ToArray()).ToArray();
        rows[0].AsSpan(10, 7).Fill(-1);
        rows[1].AsSpan(20, 7).Clear();
        var evidence = MotifEvidence.Measure(Motif, [Hit(0, 10), Hit(1, 20)], row => rows[row], default);
        Assert.Equal([(true, false), (false, true)], evidence.Sites.Select(site => (site.IsUsed, site.IsIgnored)));
        Assert.Equal(-7, evidence.Sites[0].Contribution, 1e-6);
        Assert.Equal(1, evidence.Used);
        Assert.Equal([0, 1], evidence.Sites.Select(site => site.Share));
    }

    [Fact]
    public void Measure_RowNotComputed_ItsSitesAreLeftOut()
    {
        var evidence = MotifEvidence.Measure(Motif, [Hit(0, 10), Hit(1, 20)], row => row == 0 ? new float[Length] : null, default);
        Assert.Equal(0, Assert.Single(evidence.Sites).Hit.Row);
    }

    [Fact]
    public void Measure_StrongRowBesideAWeakOne_EachSiteIsComparedWithItsOwnRow()
    {
        var (weak, strong) = (new float[Length], Enumerable.Range(0, Length).Select(position => (float)position).ToArray());
        weak.AsSpan(10, 7).Fill(0.01f);
        var evidence = MotifEvidence.Measure(Motif, [Hit(0, 10), Hit(1, 0)], row => row == 0 ? weak : strong, default);
        Assert.Equal([0, 1], evidence.Sites.Select(site => site.Share));
    }

    [Fact]
    public void Measure_SiteFillsItsRow_LeftOut()
    {
        var evidence = MotifEvidence.Measure(Motif, [Hit(0, 2)], _ => new float[12], default);
        Assert.Equal((0, 1), (evidence.Sites.Count, evidence.LeftOut));
    }

    private static MotifHit Hit(long row, int start) => new(Motif, row, "one", start, start + 7, false, 12, 1e-5, 0.01, "TGACTCA");
}
