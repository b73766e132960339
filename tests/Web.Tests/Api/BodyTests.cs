using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using CisLens.Inference.Tests.Doors;
using CisLens.Shared.Runs;
using CisLens.Web.Tests.Portal;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace CisLens.Web.Tests.Api;

/// <summary>Changed bodies at every address that takes one: each is taken, or refused with one sentence, and none is an error in CisLens.</summary>
[Trait("Part", "doors")]
public sealed class BodyTests(RunningPortal portal, ITestOutputHelper output) : IClassFixture<RunningPortal>, IAsyncLifetime, IDisposable
{
    private static readonly int Inputs = Setting("CISLENS_DOOR_INPUTS", 60);
    private static readonly int Seed = Setting("CISLENS_DOOR_SEED", 1);

    private readonly ApiClient _api = new(portal.Factory.CreateClient());
    private string _project = "";
    private string _set = "";
    private string _simulated = "";
    private string _run = "";

    public async Task InitializeAsync()
    {
        _project = await _api.MakeProjectAsync();
        var set = await StoredSet.AddAsync(portal.Databases, portal.Data, _project);
        var spec = StoredRun.Spec(set);
        _set = set.Id;
        _simulated = await _api.MakeAsync($"/api/projects/{_project}/simulations", new { motifs = "CTCF", settings = new { sequencesPerMotif = 30, backgroundSequences = 30, length = 101 } });
        _run = await portal.Factory.Services.GetRequiredService<RunStore>().SubmitAsync(_project, spec with { Model = spec.Model with { Id = "known-answer" } }, default);
        await StoredRun.FinishAsync(portal.Databases, portal.Data, _run);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _api.Dispose();

    [Theory]
    [InlineData("POST", "runs/plan", """{"sequences":"SET","sample":5,"model":"known-answer","targets":["CTCF"],"positions":"none","methods":[{"method":"ism","options":{"algorithm":"plain"},"bothStrands":true}],"motifs":{"databases":["starter"],"discoveries":[{"procedure":"modisco","method":"ism","target":0}],"filters":[]},"audit":{"tests":[{"test":"faithfulness","options":{"draws":100}}]},"seed":3}""")]
    [InlineData("POST", "runs", """{"sequences":"SET","model":"known-answer","targets":["CTCF"],"methods":[{"method":"ism"}]}""")]
    [InlineData("POST", "presets", """{"name":"Mine","methods":[{"method":"integrated-gradients","options":{"steps":20}}]}""")]
    [InlineData("PUT", "audit-thresholds/9/0", """{"pass":0.6,"fail":0.3}""")]
    [InlineData("POST", "runs/RUN/selections", """{"rows":[0,1],"action":"bookmarked","source":"search","detail":"tw"}""")]
    [InlineData("PUT", "runs/RUN/motifs/reviews", """{"item":"pattern/0/pos_patterns.pattern_0","state":"interesting","note":"as expected"}""")]
    [InlineData("POST", "simulations", """{"name":"Made","motifs":"CTCF, MYB=yAACkG","decoys":"","settings":{"sequencesPerMotif":3,"backgroundSequences":3,"length":40,"background":"independent"},"seed":4}""")]
    [InlineData("POST", "trainings", """{"set":"SIMULATED","title":"A model","architecture":"CNN","settings":{},"seed":1,"passes":2}""")]
    [InlineData("POST", "sequences", """{"name":"Pasted","text":">a\nACGT\n>b\nGGGG\n"}""")]
    [InlineData("POST", "runs/RUN/embeddings/columns", "name\tage\none\t4\ntwo\t5\n")]
    public async Task Send_ChangedBody_IsTakenOrRefusedInASentence(string method, string path, string body)
    {
        var (address, whole) = ($"/api/projects/{_project}/{Filled(path)}", Encoding.UTF8.GetBytes(Filled(body)));
        using (var untouched = await SendAsync(method, address, whole))
            Assert.True(untouched.IsSuccessStatusCode, await untouched.Content.ReadAsStringAsync());
        var (taken, refused) = (0, 0);
        for (var input = 0; input < Inputs; input++)
        {
            var bytes = Mutation.Of(whole, new Random((Seed * 1_000_003) + input));
            using var answer = await SendAsync(method, address, bytes);
            taken += answer.IsSuccessStatusCode ? 1 : 0;
            if (answer.IsSuccessStatusCode)
                continue;
            refused++;
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound, $"Input {input}: {(int)answer.StatusCode} {text}\n{Encoding.UTF8.GetString(bytes)}");
            if (answer.StatusCode == HttpStatusCode.BadRequest)
                Assert.NotEqual("", JsonDocument.Parse(text).RootElement.GetProperty("detail").GetString());
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{method} {path}\t{Inputs}\t{taken} taken\t{refused} refused"));
        Assert.InRange(refused, 1, Inputs);
    }

    private async Task<HttpResponseMessage> SendAsync(string method, string address, byte[] body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new(address.EndsWith("columns", StringComparison.Ordinal) ? "text/plain" : "application/json");
        return await _api.Http.SendAsync(request);
    }

    private string Filled(string text) => text.Replace("SIMULATED", _simulated, StringComparison.Ordinal).Replace("SET", _set, StringComparison.Ordinal).Replace("RUN", _run, StringComparison.Ordinal);

    private static int Setting(string name, int usual) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;
}
