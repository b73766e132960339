using System.Net;

namespace CisLens.Web.Tests.Portal;

public sealed class PortalProcessTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    [Theory]
    [InlineData("/", HttpStatusCode.OK, "Recent runs")]
    [InlineData("/projects", HttpStatusCode.OK, "No project yet")]
    [InlineData("/models", HttpStatusCode.OK, "Models")]
    [InlineData("/about", HttpStatusCode.OK, "stands in")]
    [InlineData("/healthz", HttpStatusCode.OK, "Healthy")]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "There is nothing at this address")]
    public async Task Get_Page_AnswersWithoutTheTensorEngine(string path, HttpStatusCode status, string text)
    {
        using var client = portal.Factory.CreateClient();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(text, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        if (OperatingSystem.IsLinux())
            Assert.DoesNotContain("libtorch", await File.ReadAllTextAsync("/proc/self/maps"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ForeignHostName_IsRefused()
    {
        using var client = portal.Factory.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/projects");
        request.Headers.Host = "evil.example.org";
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Get_UnknownTrack_ProblemAndNotAPage()
    {
        using var client = portal.Factory.CreateClient();
        using var answer = await client.GetAsync(new Uri("/api/projects/0123456789ab/runs/0123456789ab/rows/0/tracks/attribute/ism/0/observed", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }
}
