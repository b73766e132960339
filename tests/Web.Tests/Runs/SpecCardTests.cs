using Bunit;
using CisLens.Shared.Runs;
using CisLens.Web.Runs;
using CisLens.Web.Tests.Portal;

namespace CisLens.Web.Tests.Runs;

public class SpecCardTests : PortalContext
{
    [Theory]
    [InlineData(null, null, 0, "")]
    [InlineData("0123456789ab", "Before", 1, "Before")]
    [InlineData("0123456789ab", null, 0, "a run that was deleted since")]
    public async Task Card_MadeOfAnotherRun_NamesItOrSaysThatItIsGone(string? origin, string? name, int links, string words)
    {
        var spec = new RunSpec
        {
            Name = "A run",
            Sequences = new SequenceSource { Id = "000000000000", Name = "peaks", Sha256 = "00" },
            Model = new ModelSource { Id = "tiny", Name = "tiny", Version = "1", Sha256 = "00" },
            Targets = [new TargetSpec { Output = 0, Name = "CTCF" }],
            Methods = [],
        };
        var project = await AddProjectAsync();
        var card = Render<SpecCard>(parameters => parameters
            .Add(one => one.Spec, spec).Add(one => one.Hash, spec.Hash()).Add(one => one.ProjectId, project).Add(one => one.Origin, origin).Add(one => one.OriginName, name));
        card.WaitForAssertion(() => Assert.Equal(links, card.FindAll($"a[href='projects/{project}/runs/0123456789ab']").Count));
        Assert.Equal(words, string.Concat(card.FindAll("[data-origin]").Select(one => one.TextContent.Trim())));
    }
}
