using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Web.Comments;
using CisLens.Web.Motifs.Reviews;
using CisLens.Web.People;
using CisLens.Web.Selections;
using CisLens.Web.Sharing;
using CisLens.Web.Tests.People;
using CisLens.Web.Tests.Portal;
using CisLens.Web.Verdicts;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Bundles;

/// <summary>What people said goes with the download, and to whom.</summary>
[Collection(AccountsGroup.Name)]
public sealed class RunBundlesTests(AccountsPortal portal) : IDisposable
{
    private readonly StoredBundle _bundle = new();

    public void Dispose() => _bundle.Dispose();

    [Fact]
    public async Task Download_WordsAndLink_MembersGetAllAndOthersNoComments()
    {
        var (person, project, run) = await MakeAsync("words1");
        await SayAsync(person, project, run);
        using var member = await portal.SignInAsync("words1");
        using var visitor = portal.Visit();
        var link = await Get<RunShares>().CreateAsync(await new PersonPrincipals().CreateAsync(person), project, run, "", 1, default);
        using (await visitor.GetAsync("/" + link.Path))
        {
            var all = Names(await BytesAsync(member, project, run));
            Assert.Equal(["people/checksums.sha256", "people/comments.tsv", "people/examples.tsv", "people/percentiles.tsv", "people/reviews.tsv", "people/selections.tsv", "people/validation.txt"], all);
            Assert.Equal(all.Except(["people/comments.tsv"]), Names(await BytesAsync(visitor, project, run)));
            Assert.Empty(Names(await BytesAsync(member, project, run, "?people=false")));
        }

        // The stored one is as it was, and what was made can be made again.
        Assert.Equal(await File.ReadAllBytesAsync(_bundle.File), await File.ReadAllBytesAsync(portal.Data.Run(run).Bundle));
        var made = Directory.GetFiles(portal.Data.Run(run).Downloads);
        Assert.Equal(2, made.Length);
        Assert.Subset(RunIntermediates.Of(portal.Data.Run(run)).Select(file => file.FullName).ToHashSet(), made.ToHashSet());
    }

    [Fact]
    public async Task Download_Words_SayWhoChoseWhatAndWhereItStands()
    {
        var (person, project, run) = await MakeAsync("words2");
        await SayAsync(person, project, run);
        using var member = await portal.SignInAsync("words2");
        using var zip = new ZipArchive(new MemoryStream(await BytesAsync(member, project, run)));
        Assert.Matches("^row\taction\tsource\tdetail\tperson\tat\n1\tbookmarked\tsearch\ttw\twords2\t20[^\t]*Z\n$", Text(zip, "people/selections.tsv"));
        Assert.Contains("CTCF\t1\ttwo\tsearch\ttw\tyes\tno\twords2\ttwo, chosen by hand after searching names (tw); among 2 sequences: 0th percentile by prediction of CTCF", Text(zip, "people/examples.tsv"), StringComparison.Ordinal);
        Assert.Contains("CTCF\t1\ttwo\tprediction of CTCF\t0\t2\n", Text(zip, "people/percentiles.tsv"), StringComparison.Ordinal);
        Assert.Matches("pattern/0/pos\texplained\twords2\t20[^\t]*Z\thalf site\n$", Text(zip, "people/reviews.tsv"));
        Assert.Equal("A reporter assay.\n", Text(zip, "people/validation.txt"));
    }

    [Fact]
    public async Task Download_InPieces_TagRangeAndHeadAreThoseOfTheWhole()
    {
        var (person, project, run) = await MakeAsync("words3");
        await SayAsync(person, project, run);
        using var member = await portal.SignInAsync("words3");
        var whole = await BytesAsync(member, project, run);
        using (var head = await AskAsync(member, HttpMethod.Head, project, run))
        {
            Assert.Equal((HttpStatusCode.OK, whole.Length), (head.StatusCode, head.Content.Headers.ContentLength));
            Assert.Equal($"\"{Convert.ToHexStringLower(SHA256.HashData(whole))}\"", head.Headers.ETag!.Tag);
            Assert.Equal($"sha-256=:{Convert.ToBase64String(SHA256.HashData(whole))}:", head.Headers.GetValues("Repr-Digest").Single());
            // Across the place where what was added begins.
            var from = (int)new FileInfo(portal.Data.Run(run).Bundle).Length / 2;
            using var rest = await AskAsync(member, HttpMethod.Get, project, run, from, head.Headers.ETag.Tag);
            Assert.Equal(HttpStatusCode.PartialContent, rest.StatusCode);
            Assert.Equal(whole[from..], await rest.Content.ReadAsByteArrayAsync());
        }

        // The same words give the same bytes, also when they have to be put together again.
        var made = Assert.Single(Directory.GetFiles(portal.Data.Run(run).Downloads));
        File.Delete(made);
        Assert.Equal(whole, await BytesAsync(member, project, run));
        // With other words it is another bundle, and what was made for the old ones goes when nobody can be downloading it any more.
        File.SetLastWriteTimeUtc(made, DateTime.UtcNow.AddHours(-2));
        await Get<RunComments>().AddAsync(await new PersonPrincipals().CreateAsync(person), run, "", "One more", null, default);
        Assert.NotEqual(whole, await BytesAsync(member, project, run));
        Assert.NotEqual(made, Assert.Single(Directory.GetFiles(portal.Data.Run(run).Downloads)));
    }

    [Fact]
    public async Task Download_OnlyLookedAt_IsTheStoredBundle()
    {
        var (person, project, run) = await MakeAsync("words4");
        await Get<SelectionLedger>().RecordAsync(await new PersonPrincipals().CreateAsync(person), run, 1, SelectionAction.Opened, SelectionReason.Unknown, default);
        using var member = await portal.SignInAsync("words4");
        Assert.Equal(await File.ReadAllBytesAsync(_bundle.File), await BytesAsync(member, project, run));
        Assert.False(Directory.Exists(portal.Data.Run(run).Downloads));
    }

    private T Get<T>()
        where T : notnull => portal.Factory.Services.GetRequiredService<T>();

    private async Task<(PersonEntity Person, string Project, string Run)> MakeAsync(string name)
    {
        var person = await portal.AddPersonAsync(name);
        var project = await portal.AddProjectAsync("Words", (person, ProjectRole.Editor));
        var run = await portal.AddRunAsync(project, set: await StoredSet.AddAsync(portal.Databases, portal.Data, project));
        await StoredRun.FinishAsync(portal.Databases, portal.Data, run);
        File.Copy(_bundle.File, portal.Data.Run(run).Bundle);
        return (person, project, run);
    }

    private async Task SayAsync(PersonEntity person, string project, string run)
    {
        var user = await new PersonPrincipals().CreateAsync(person);
        await Get<RunComments>().AddAsync(user, run, "rule/7", "Is this so?", null, default);
        await Get<SelectionLedger>().RecordAsync(user, run, 1, SelectionAction.Bookmarked, new SelectionReason(SelectionSource.Search, "tw"), default);
        await Get<MotifReviews>().SetAsync(user, run, new MotifReview("pattern/0/pos", MotifReviewState.Explained, "half site"), default);
        await Get<RunAudits>().ValidateAsync(project, run, "A reporter assay.", default);
    }

    private static async Task<byte[]> BytesAsync(Visitor visitor, string project, string run, string query = "")
    {
        using var answer = await visitor.GetAsync($"/api/projects/{project}/runs/{run}/bundle{query}");
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static async Task<HttpResponseMessage> AskAsync(Visitor visitor, HttpMethod method, string project, string run, int? from = null, string? tag = null)
    {
        using var request = new HttpRequestMessage(method, new Uri($"/api/projects/{project}/runs/{run}/bundle", UriKind.Relative));
        if (from is not null)
        {
            request.Headers.Range = new(from, null);
            request.Headers.TryAddWithoutValidation("If-Range", tag);
        }

        return await visitor.Http.SendAsync(request);
    }

    private static IEnumerable<string> Names(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return [.. archive.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("people/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    private static string Text(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
