using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CisLens.Web.Tests.Portal;

namespace CisLens.Web.Tests.Status;

public sealed class HealthEndpointsTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    [Fact]
    public async Task Get_Readyz_AnswersInJson()
    {
        using var client = portal.Factory.CreateClient();
        using var answer = await client.GetAsync(new Uri("/readyz", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("""{"database":true,"folder":true,"workers":0,"status":"degraded"}""", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetRawText());
    }
}
