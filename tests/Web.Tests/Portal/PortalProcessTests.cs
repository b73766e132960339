using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace CisLens.Web.Tests.Portal;

/// <summary>The real program, on a data folder of its own, without a worker.</summary>
public sealed class PortalProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cislens-portal-").FullName;
    private readonly WebApplicationFactory<Program> _portal;

    public PortalProcessTests() => _portal = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
        .UseSetting("CisLens:Data", _folder).UseSetting("CisLens:Worker:Local", "false").UseSetting("CisLens:Demo", "false"));

    public void Dispose()
    {
        _portal.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK, "Recent runs")]
    [InlineData("/projects", HttpStatusCode.OK, "No project yet")]
    [InlineData("/models", HttpStatusCode.OK, "Models")]
    [InlineData("/about", HttpStatusCode.OK, "stands in")]
    [InlineData("/healthz", HttpStatusCode.OK, "Healthy")]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "There is nothing at this address")]
    public async Task Get_Page_AnswersWithoutTheTensorEngine(string path, HttpStatusCode status, string text)
    {
        using var client = _portal.CreateClient();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(text, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        if (OperatingSystem.IsLinux())
            Assert.DoesNotContain("libtorch", await File.ReadAllTextAsync("/proc/self/maps"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ForeignHostName_IsRefused()
    {
        using var client = _portal.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/projects");
        request.Headers.Host = "evil.example.org";
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Get_UnknownTrack_ProblemAndNotAPage()
    {
        using var client = _portal.CreateClient();
        using var answer = await client.GetAsync(new Uri("/api/projects/0123456789ab/runs/0123456789ab/rows/0/tracks/attribute/ism/0/observed", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }
}
