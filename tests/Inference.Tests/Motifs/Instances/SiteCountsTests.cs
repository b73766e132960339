using CisLens.Inference.Motifs.Instances;
using Xunit;

namespace CisLens.Inference.Tests.Motifs.Instances;

public sealed class SiteCountsTests
{
    [Fact]
    public void Distances_OfOverlappingSites_AreLeftOut()
    {
        MotifSite[] sites = [new(0, 0, 10, 20), new(0, 1, 15, 25), new(0, 1, 22, 30)];

        var distances = SiteCounts.Distances(sites, 2, 10);

        Assert.Equal(1, distances[0, 1, 2]);
        Assert.Equal(1, distances[1, 0, 2]);
        Assert.Equal(2, distances.Cast<int>().Sum());
    }
}
