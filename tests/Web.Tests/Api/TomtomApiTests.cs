using System.Net;
using System.Net.Http.Json;
using CisLens.Web.Tests.Portal;

namespace CisLens.Web.Tests.Api;

public sealed class TomtomApiTests(RunningPortal portal) : IClassFixture<RunningPortal>, IDisposable
{
    private readonly ApiClient _api = new(portal.Factory.CreateClient());

    public void Dispose() => _api.Dispose();

    [Fact]
    public async Task Tomtom_Consensus_TenColumnsAndWhatWasCompared()
    {
        var project = await _api.MakeProjectAsync();
        var lines = (await _api.Http.GetStringAsync(new Uri($"/api/projects/{project}/tomtom.tsv?m=CCASYAGRKGGC&score=euclidean&of=evalue&threshold=10", UriKind.Relative))).Split('\n');
        Assert.Equal(10, lines[0].Split('\t').Length);
        Assert.StartsWith("Query_ID\tTarget_ID\tOptimal_offset\t", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("CCASYAGRKGGC\t", lines[1], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("# databases: Starter set", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tomtom_NoMotif_SaysHowToGiveOne()
    {
        var project = await _api.MakeProjectAsync();
        using var answer = await _api.Http.GetAsync(new Uri($"/api/projects/{project}/tomtom.tsv", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("IUPAC", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reviews_SetAndRead_OnlyForRunsOfTheProject()
    {
        var project = await _api.MakeProjectAsync();
        var run = await _api.MakeRunAsync(project, await _api.MakeSequencesAsync(project));
        var address = new Uri($"/api/projects/{project}/runs/{run}/motifs/reviews", UriKind.Relative);
        using var set = await _api.Http.PutAsJsonAsync(address, new { item = "pattern/0/x", state = "explained", note = "half site" });
        Assert.Equal(HttpStatusCode.NoContent, set.StatusCode);
        var review = (await _api.GetAsync(address.ToString())).GetProperty("pattern/0/x");
        Assert.Equal(("explained", "half site"), (review.GetProperty("state").GetString(), review.GetProperty("note").GetString()));
        using var other = await _api.Http.GetAsync(new Uri($"/api/projects/{await _api.MakeProjectAsync()}/runs/{run}/motifs/reviews", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }
}
