using Bunit;
using CisLens.Shared.Runs;
using CisLens.Web.Runs;
using CisLens.Web.Tests.Portal;

namespace CisLens.Web.Tests.Runs;

public class SpecCardTests : PortalContext
{
    [Theory]
    [InlineData(null, 0)]
    [InlineData("0123456789ab", 1)]
    public void Card_MadeOfAnotherRun_NamesIt(string? origin, int links)
    {
        var spec = new RunSpec
        {
            Name = "A run",
            Sequences = new SequenceSource { Id = "000000000000", Name = "peaks", Sha256 = "00" },
            Model = new ModelSource { Id = "tiny", Name = "tiny", Version = "1", Sha256 = "00" },
            Targets = [new TargetSpec { Output = 0, Name = "CTCF" }],
            Methods = [],
        };
        var card = Render<SpecCard>(parameters => parameters
            .Add(one => one.Spec, spec).Add(one => one.Hash, spec.Hash()).Add(one => one.ProjectId, "abcdefghijkl").Add(one => one.Origin, origin));
        Assert.Equal(links, card.FindAll("a[href='projects/abcdefghijkl/runs/0123456789ab']").Count);
    }
}
