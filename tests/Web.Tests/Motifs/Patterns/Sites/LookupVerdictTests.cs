using CisLens.Inference.Motifs.Consensus;
using CisLens.Inference.Motifs.Lookup;
using CisLens.Inference.Motifs.Scanning;
using CisLens.Web.Motifs.Patterns.Sites;
using CisLens.Web.Tests.Motifs.Patterns;

namespace CisLens.Web.Tests.Motifs.Patterns.Sites;

public class LookupVerdictTests
{
    private static readonly CisLens.Inference.Motifs.Motif Motif = Iupac.Parse("GTAC");

    [Fact]
    public void Of_NoSite_StandsNowhere() => Assert.StartsWith("It stands nowhere", Verdict().Headline, StringComparison.Ordinal);

    [Fact]
    public void Of_SitesThatDoNotCount_Ignored() => Assert.Contains("ignores it", Verdict(Site(0, 0, 0.4), Site(1, 0, 0.9)).Headline, StringComparison.Ordinal);

    [Fact]
    public void Of_UsedSitesInSeqlets_IsThePattern()
    {
        var verdict = Verdict(Site(0, 2, 0.001), Site(1, 2, 0.01));
        Assert.Equal("It is Positive pattern 0.", verdict.Headline);
        Assert.StartsWith("2 of its 2 sites count more than 95 %", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_UsedSitesElsewhere_IsNoPattern() => Assert.Equal("The model uses it, yet it is no pattern.", Verdict(Site(0, 6, 0.001)).Headline);

    [Fact]
    public void Of_FewOfManyInSeqlets_OnlySome() =>
        Assert.Contains("only some", Verdict([Site(0, 2, 0.001), .. Enumerable.Range(0, 4).Select(_ => Site(0, 6, 0.001))]).Headline, StringComparison.Ordinal);

    private static LookupVerdict Verdict(params SiteEvidence[] sites)
    {
        var evidence = new MotifEvidence(Motif, sites, 0);
        return LookupVerdict.Of(evidence, PatternOverlap.Of(evidence, DiscoveredRun.Result()), 2);
    }

    private static SiteEvidence Site(long row, int start, double share) => new(new MotifHit(Motif, row, "one", start, start + 4, false, 8, 1e-5, 0.1, "GTAC"), 1, share);
}
