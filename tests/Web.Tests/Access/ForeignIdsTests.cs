using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Tests.People;
using CisLens.Web.Tests.Portal;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Tests.Access;

/// <summary>
/// Asks every address below one's own project for what is another project's. An owner of both finds as little there as where nothing ever was, and
/// changes nothing.
/// </summary>
[Collection(AccountsGroup.Name)]
public sealed partial class ForeignIdsTests(AccountsPortal portal)
{
    private const string NothingHere = "There is nothing at this address";
    private const string Unknown = "zzzzzzzzzzzz";

    // What requests need besides, so that they are not refused for their form.
    private const string Query = "?name=n&fileName=f&column=label&key=label&target=0&sort=name&with=" + Unknown;

    private static readonly Dictionary<string, string> Bodies = new()
    {
        ["/embeddings/{index:int}/selection"] = """{"points":[0]}""",
        ["/embeddings/{index:int}/selection.fa"] = """{"points":[0]}""",
        ["/comments"] = """{"text":"taken over"}""",
        ["/comments/{comment}"] = """{"text":"taken over","settled":true}""",
        ["/motif-databases/{database}"] = """{"name":"taken over"}""",
        ["/motifs/reviews"] = """{"item":"0/pattern_0","state":"artefact","note":""}""",
        ["/presets/{preset}"] = """{"name":"taken over","methods":[{"method":"ism"}]}""",
        ["/selections"] = """{"rows":[0],"action":"bookmarked","source":"direct"}""",
    };

    // An id of an upload counts only with its project and its person: the same id elsewhere is another file, which may begin.
    private static readonly string[] OfNoProject = ["/uploads/{upload}"];

    [Fact]
    public async Task Walk_OthersIdsBelowOnesOwnProject_NothingIsThere()
    {
        var owner = await portal.AddPersonAsync("foreign-owner");
        var (mine, other) = (await portal.AddProjectAsync("Mine", (owner, ProjectRole.Owner)), await portal.AddProjectAsync("Other", (owner, ProjectRole.Owner)));
        var run = await portal.AddRunAsync(mine);
        var foreign = await ForeignProject.FillAsync(portal, other);
        using var visitor = await portal.SignInAsync("foreign-owner");
        await foreign.CheckAsync(visitor);
        var before = await foreign.StateAsync();
        var wrong = new List<string>();
        var lines = AccessWalk.Lines(portal.Factory.Services).Where(IsOfAThing).ToList();
        var addresses = lines.Select(line => (Line: line, Ids: foreign.Ids))
            .Concat(lines.Where(IsWithinARun).Select(line => (Line: line, Ids: (IReadOnlyDictionary<string, string>)WithRun(foreign.Ids, run)))).ToList();
        foreach (var (line, ids) in addresses)
        {
            var (status, text) = await AskAsync(visitor, line, line.In(mine, ids));
            var (unknownStatus, unknownText) = await AskAsync(visitor, line, line.In(mine, ids.ToDictionary(one => one.Key, one => one.Value == run ? run : Unknown)));
            if (status != HttpStatusCode.NotFound)
                wrong.Add($"{line.Name} answers {(int)status}: {text[..Math.Min(200, text.Length)]}");
            if (text.Contains(ForeignProject.Mark, StringComparison.Ordinal))
                wrong.Add($"{line.Name} tells something of another project");
            if (!line.IsForScripts && !text.Contains(NothingHere, StringComparison.Ordinal))
                wrong.Add($"{line.Name} shows a page");
            if (line.IsForScripts && (status, text) != (unknownStatus, unknownText))
                wrong.Add($"{line.Name} answers otherwise to what never was: {(int)unknownStatus} {unknownText}");
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(lines.Count > 70, $"only {lines.Count} addresses were walked");
        Assert.Equal(before, await foreign.StateAsync());
    }

    private static bool IsOfAThing(EndpointLine line) =>
        line.NamesProject && !OfNoProject.Any(one => line.Pattern.EndsWith(one, StringComparison.Ordinal)) && ForeignProject.Names.Any(name => line.Pattern.Contains($"{{{name}}}", StringComparison.Ordinal));

    // What belongs to a run is not found below another run either.
    private static bool IsWithinARun(EndpointLine line) => line.Pattern.Contains("{run}", StringComparison.Ordinal) && ForeignProject.OfRuns.Any(name => line.Pattern.Contains($"{{{name}}}", StringComparison.Ordinal));

    private static Dictionary<string, string> WithRun(IReadOnlyDictionary<string, string> ids, string run) =>
        ids.ToDictionary(one => one.Key, one => one.Key.Equals("run", StringComparison.OrdinalIgnoreCase) ? run : one.Value);

    private static async Task<(HttpStatusCode Status, string Text)> AskAsync(Visitor visitor, EndpointLine line, string address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(line.Method), new Uri(address + Query, UriKind.Relative));
        if (line.Method is "POST" or "PUT")
            request.Content = new StringContent(Bodies.FirstOrDefault(one => line.Pattern.EndsWith(one.Key, StringComparison.Ordinal)).Value ?? "{}", Encoding.UTF8, "application/json");
        using var answer = await visitor.Http.SendAsync(request);
        return (answer.StatusCode, RequestNumber().Replace(await answer.Content.ReadAsStringAsync(), ""));
    }

    [GeneratedRegex("\"traceId\":\"[^\"]*\"")]
    private static partial Regex RequestNumber();
}
