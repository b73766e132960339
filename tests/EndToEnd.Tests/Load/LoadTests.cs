using System.Globalization;
using CisLens.EndToEnd.Tests.Faults;
using CisLens.Inference.Tests.Runs;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace CisLens.EndToEnd.Tests.Load;

/// <summary>Many people at once, for the figures in docs/reliability.md: <c>./test.sh reliability</c>. The portal is a process of its own on PostgreSQL.</summary>
[Trait("Part", "reliability")]
[Collection(FaultGroup.Name)]
public sealed class LoadTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private const int UpdatesASecond = 20;
    private const int UploadBytes = 200_000_000;
    private static readonly TimeSpan Watched = TimeSpan.FromMinutes(1);
    private static readonly int Browsers = Setting("CISLENS_BROWSERS", 100);
    private static readonly int Uploads = Setting("CISLENS_UPLOADS", 20);

    /// <summary>Each page notes what it showed, and when. None is painted: on one machine the painting of a hundred would be all that is measured.</summary>
    private const string Observe = """
        () => {
            document.body.style.display = 'none';
            const list = document.querySelector('.cl-stages');
            window.shown = [];
            new MutationObserver(() => {
                const rows = Math.max(0, ...[...list.textContent.matchAll(/([\d,]+) \/ /g)].map(match => Number(match[1].replaceAll(',', ''))));
                if (rows !== window.shown.at(-1)?.[0]) window.shown.push([rows, Date.now()]);
            }).observe(list, { subtree: true, childList: true, characterData: true });
        }
        """;

    [SkippableFact]
    public async Task Watch_ManyBrowsersOneRun_AllSeeItAsItHappens()
    {
        Skip.If(postgres.Binaries is null, PostgresServer.Absent);
        Skip.If(Chromium.Missing is not null, Chromium.Missing);
        await using var lab = await RunLab.CreateAsync(postgres.NewDatabase());
        using var portal = new PortalProcess(lab.Settings, withWorker: false);
        await portal.ListensAsync();
        var run = await PretendedRun.StartAsync(lab, UpdatesASecond * (int)Watched.TotalSeconds);
        var address = $"projects/{lab.Project}/runs/{run.Id}";
        var before = portal.Megabytes;
        await using var chromium = await Chromium.LaunchAsync();
        var context = await chromium.ContextAsync(new Uri(portal.Address));
        var pages = new List<Microsoft.Playwright.IPage>();
        for (var index = 0; index < Browsers; index++)
        {
            pages.Add(await context.NewPageAsync());
            await pages[^1].GoAsync(address);
            await pages[^1].Locator(".cl-stages").WaitForAsync();
            await pages[^1].EvaluateAsync(Observe);
        }

        var opened = portal.Megabytes;
        var processor = portal.ProcessorTime;
        var written = await run.ReportAsync(UpdatesASecond);
        var share = (portal.ProcessorTime - processor) / (written[^1] - written[0]);
        var delays = new List<double>();
        foreach (var page in pages)
        {
            await page.WaitForFunctionAsync("rows => window.shown.at(-1)?.[0] === rows", written.Count);
            var shown = await page.EvaluateAsync<double[][]>("() => window.shown");
            delays.AddRange(shown.Where(pair => pair[0] > 0).Select(pair => pair[1] - written[(int)pair[0] - 1].ToUnixTimeMilliseconds()));
        }
        await FaultReport.LineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{Browsers} pages of a browser watch one run, {UpdatesASecond} updates a second for {Watched.TotalSeconds:0} s: all showed the last; {delays.Count} changes of pages, from the update to the page median {Quantile(delays, 0.5):0} ms, 95 % {Quantile(delays, 0.95):0} ms, longest {delays.Max():0} ms; memory of the portal {before:0} MB before, {opened:0} MB with all open, {portal.Megabytes:0} MB at the end; {share:0.00} processors"));
        Assert.Equal(Browsers, pages.Count);
    }

    [SkippableFact]
    public async Task Upload_ManyLargeFilesAtOnce_AllAreReadAndOthersAreServed()
    {
        Skip.If(postgres.Binaries is null, PostgresServer.Absent);
        await using var lab = await RunLab.CreateAsync(postgres.NewDatabase());
        using var portal = new PortalProcess(lab.Settings, withWorker: false);
        await portal.ListensAsync();
        var before = portal.Megabytes;
        using var people = new HttpClient { BaseAddress = new Uri(portal.Address), Timeout = Timeout.InfiniteTimeSpan };
        using var done = new CancellationTokenSource();
        var others = VisitAsync(people, portal, done.Token);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Uploads).Select(async index =>
        {
            using var body = new StreamContent(new FastaStream(UploadBytes, seed: index)) { Headers = { ContentLength = UploadBytes } };
            using var answer = await people.PostAsync(new Uri($"api/projects/{lab.Project}/sequences/file?name=large-{index}.fa", UriKind.Relative), body);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }));
        var sent = watch.Elapsed;
        var sets = await ImportedAsync(lab);
        await done.CancelAsync();
        var (delays, most) = await others;
        Assert.All(sets, set => Assert.Equal((SequenceSetState.Ready, FastaStream.Records(UploadBytes)), (set.State, set.Count)));
        await FaultReport.LineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{Uploads} files of {UploadBytes / 1_000_000} MB uploaded at once: sent after {sent.TotalSeconds:0} s, all read after {watch.Elapsed.TotalSeconds:0} s; memory of the portal {before:0} MB before, {most:0} MB at most; meanwhile the page of projects answered {delays.Count} times, median {Quantile(delays, 0.5):0} ms, 95 % {Quantile(delays, 0.95):0} ms, longest {delays.Max():0} ms"));
    }

    private static async Task<List<SequenceSetEntity>> ImportedAsync(RunLab lab)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (true)
        {
            await using var db = await lab.Contexts.CreateDbContextAsync(limit.Token);
            var sets = await db.SequenceSets.AsNoTracking().ToListAsync(limit.Token);
            if (sets.Count == Uploads && sets.TrueForAll(set => set.State != SequenceSetState.Importing))
                return sets;
            await Task.Delay(200, limit.Token);
        }
    }

    // What somebody sees who only looks at a page meanwhile, and how much memory the portal takes at most.
    private static async Task<(List<double> Milliseconds, double Megabytes)> VisitAsync(HttpClient people, PortalProcess portal, CancellationToken token)
    {
        var (delays, most) = (new List<double>(), 0.0);
        while (!token.IsCancellationRequested)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            using var answer = await people.GetAsync(new Uri("projects", UriKind.Relative), CancellationToken.None);
            Assert.True(answer.IsSuccessStatusCode);
            delays.Add(watch.Elapsed.TotalMilliseconds);
            most = Math.Max(most, portal.Megabytes);
            await Task.Delay(100, CancellationToken.None);
        }
        return (delays, most);
    }

    private static double Quantile(List<double> values, double share)
    {
        values.Sort();
        return values[(int)(share * (values.Count - 1))];
    }

    private static int Setting(string name, int otherwise) =>
        int.Parse(Environment.GetEnvironmentVariable(name) ?? otherwise.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
