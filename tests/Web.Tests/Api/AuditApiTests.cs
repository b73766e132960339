using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Shared.Runs;
using CisLens.Web.Tests.Audits;
using CisLens.Web.Tests.Portal;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Api;

public sealed class AuditApiTests(RunningPortal portal) : IClassFixture<RunningPortal>, IAsyncLifetime, IDisposable
{
    private readonly ApiClient _api = new(portal.Factory.CreateClient());
    private string _project = "";
    private string _run = "";

    private RunStore Store => portal.Factory.Services.GetRequiredService<RunStore>();

    private string Address => $"/api/projects/{_project}/runs/{_run}/audit";

    public async Task InitializeAsync()
    {
        _project = await _api.MakeProjectAsync();
        var spec = StoredRun.Spec(await StoredSet.AddAsync(portal.Databases, portal.Data, _project));
        _run = await Store.SubmitAsync(_project, StoredAudit.Audited(spec with { Model = spec.Model with { Id = "known-answer" } }), default);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _api.Dispose();

    [Fact]
    public async Task Get_NotDone_SaysSo()
    {
        var report = await _api.GetAsync(Address);
        Assert.False(report.GetProperty("done").GetBoolean());
        Assert.Equal(0, report.GetProperty("rules").GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/audit.tsv"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/evidence.json"));
    }

    [Fact]
    public async Task Get_Done_VerdictsWithNumbersThresholdsAndWhatToDo()
    {
        await StoredAudit.FinishAsync(portal.Databases, portal.Data, _run);
        var report = await _api.GetAsync(Address);
        Assert.True(report.GetProperty("done").GetBoolean());
        Assert.Equal(30, report.GetProperty("rules").GetArrayLength());
        var sufficient = Rule(report, 9);
        Assert.Equal(("warn", JsonValueKind.Null), (sufficient.GetProperty("verdict").GetString(), sufficient.GetProperty("was").ValueKind));
        var worst = sufficient.GetProperty("findings")[0];
        Assert.Equal("ISM of CTCF", worst.GetProperty("subject").GetString());
        var number = worst.GetProperty("numbers")[0];
        Assert.Equal((0.45, 0.4, 0.55, 500, 0.5, 0.25), (Number("value"), Number("low"), Number("high"), number.GetProperty("n").GetInt32(), Number("pass"), Number("fail")));
        var families = Rule(report, 1).GetProperty("remedies").EnumerateArray().Single(remedy => remedy.GetProperty("id").GetString() == "families");
        Assert.Contains("ism", families.GetProperty("spec").GetProperty("methods").EnumerateArray().Select(method => method.GetProperty("method").GetString()));
        Assert.Equal("notRun", Rule(report, 15).GetProperty("verdict").GetString());

        double Number(string name) => number.GetProperty(name).GetDouble();
    }

    [Fact]
    public async Task Files_Done_TableAndEvidence()
    {
        await StoredAudit.FinishAsync(portal.Databases, portal.Data, _run);
        var table = await _api.Http.GetStringAsync(new Uri($"{Address}/audit.tsv", UriKind.Relative));
        Assert.StartsWith(VerdictTable.Header, table, StringComparison.Ordinal);
        Assert.Contains("\n9\tSufficient\twarn\tISM of CTCF\twarn\t", table, StringComparison.Ordinal);
        Assert.Equal(StoredAudit.Evidence.Count, (await _api.GetAsync($"{Address}/evidence.json")).GetArrayLength());
    }

    [Fact]
    public async Task Post_Remedy_StartsARunMadeOfThisOne()
    {
        await StoredAudit.FinishAsync(portal.Databases, portal.Data, _run);
        using var answer = await PostAsync("/rules/1/remedies/families");
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var derived = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        Assert.Equal(_run, (await Store.DetailAsync(derived, default))!.OriginId);
    }

    [Fact]
    public async Task Get_RunMadeOfAnother_SaysWhatTheVerdictsWereThere()
    {
        await StoredAudit.FinishAsync(portal.Databases, portal.Data, _run);
        var spec = (await Store.DetailAsync(_run, default))!.Spec;
        var derived = await Store.SubmitAsync(new RunSubmission(_project, spec with { Name = "Derived" }) { OriginId = _run }, default);
        await StoredAudit.FinishAsync(portal.Databases, portal.Data, derived, [new RuleEvidence(1, [new RuleFinding { Verdict = AuditVerdict.Pass, Text = "Three." }])]);
        var report = await _api.GetAsync($"/api/projects/{_project}/runs/{derived}/audit");
        Assert.Equal(_run, report.GetProperty("origin").GetString());
        Assert.Equal(("fail", "pass"), (Rule(report, 1).GetProperty("was").GetString(), Rule(report, 1).GetProperty("verdict").GetString()));
    }

    [Fact]
    public async Task Post_RemedyThatThereIsNot_Refused()
    {
        await StoredAudit.FinishAsync(portal.Databases, portal.Data, _run);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("/rules/1/remedies/nothing")).StatusCode);
    }

    [Fact]
    public async Task Post_Audit_StartsTheRunWithItsTests()
    {
        using var answer = await PostAsync("");
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var derived = (await Store.DetailAsync((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!, default))!;
        Assert.NotEmpty(derived.Spec.Audit!.Tests);
        Assert.Equal(_run, derived.OriginId);
    }

    private static JsonElement Rule(JsonElement report, int number) => report.GetProperty("rules").EnumerateArray().Single(rule => rule.GetProperty("rule").GetInt32() == number);

    private Task<HttpResponseMessage> PostAsync(string path) => _api.Http.PostAsync(new Uri(Address + path, UriKind.Relative), null);

    private async Task<HttpStatusCode> StatusAsync(string path) => (await _api.Http.GetAsync(new Uri(Address + path, UriKind.Relative))).StatusCode;
}
