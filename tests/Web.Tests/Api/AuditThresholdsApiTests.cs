using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CisLens.Web.Tests.Portal;

namespace CisLens.Web.Tests.Api;

public sealed class AuditThresholdsApiTests(RunningPortal portal) : IClassFixture<RunningPortal>, IDisposable
{
    private readonly ApiClient _api = new(portal.Factory.CreateClient());

    public void Dispose() => _api.Dispose();

    [Fact]
    public async Task Threshold_SetAndReset_ShowsInTheList()
    {
        var address = $"/api/projects/{await _api.MakeProjectAsync()}/audit-thresholds";
        Assert.Equal(HttpStatusCode.NoContent, await PutAsync($"{address}/9/0", 0.6, 0.3));
        var threshold = await ThresholdAsync(address);
        Assert.Equal((0.6, 0.3, true), (threshold.GetProperty("pass").GetDouble(), threshold.GetProperty("fail").GetDouble(), threshold.GetProperty("isOwn").GetBoolean()));

        using var reset = await _api.Http.DeleteAsync(new Uri($"{address}/9", UriKind.Relative));
        Assert.False((await ThresholdAsync(address)).GetProperty("isOwn").GetBoolean());
    }

    [Fact]
    public async Task Threshold_WrongWayRound_BadRequest() =>
        Assert.Equal(HttpStatusCode.BadRequest, await PutAsync($"/api/projects/{await _api.MakeProjectAsync()}/audit-thresholds/9/0", 0.1, 0.3));

    private async Task<JsonElement> ThresholdAsync(string address) =>
        (await _api.GetAsync(address)).EnumerateArray().Single(rule => rule.GetProperty("number").GetInt32() == 9).GetProperty("thresholds")[0];

    private async Task<HttpStatusCode> PutAsync(string address, double pass, double fail)
    {
        using var answer = await _api.Http.PutAsJsonAsync(new Uri(address, UriKind.Relative), new { pass, fail });
        return answer.StatusCode;
    }
}
