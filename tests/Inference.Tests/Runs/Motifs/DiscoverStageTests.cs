using System.IO.Compression;
using System.Text.Json.Nodes;
using CisLens.Inference.Runs;
using CisLens.Inference.Runs.Motifs;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Runs.Motifs;

public sealed class DiscoverStageTests : IDisposable
{
    private const string Method = "gradient-x-input";
    private const double OneChunk = 1;
    private const double ManyChunks = 1e15;
    private readonly LocalLab _lab = new(80);

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Run_PlantedWord_IsFoundMatchedAndPlaced()
    {
        using var context = Open(OneChunk);
        LocalLab.RunAll(context);
        var found = RunMotifs.Open(context.Folder)!.Discovery(0)!;
        Assert.Null(found.Summary.Explanation);
        var best = found.Patterns[0];
        Assert.Equal("GATA", best.Matches[0].Target.Name);
        Assert.InRange(best.Share, 0.3, 1);
        foreach (var (seqlet, place) in best.Seqlets.Select(one => (one.Seqlet, one.Place)))
        {
            Assert.Equal((seqlet.Start, seqlet.End, seqlet.Row), (place.ArrayStart, place.ArrayEnd, place.Row));
            Assert.Equal((place.ArrayStart, $"seq-{place.Row}"), (place.Start, place.Id));
        }
    }

    [Fact]
    public void Run_CutDifferently_GivesTheSameFiles()
    {
        using var one = Open(OneChunk);
        using var many = Open(ManyChunks);
        LocalLab.RunAll(one);
        LocalLab.RunAll(many);
        Assert.True(PreparedRun.Read(many.Folder)!.Layout(StageKeys.Attribute(Method))!.Value.Count > 3);
        foreach (var file in DiscoveryFiles.All.Keys)
            Assert.Equal(File.ReadAllText(Path.Combine(Folder(one), file)), File.ReadAllText(Path.Combine(Folder(many), file)));
    }

    [Fact]
    public void Run_KilledAndBegunAgain_ReplacesTheRemainsAndLeavesWhatIsWhole()
    {
        using var context = Open(OneChunk);
        Directory.CreateDirectory(Folder(context) + ".0123456789ab.tmp");
        File.WriteAllText(Path.Combine(Folder(context) + ".0123456789ab.tmp", "junk"), "half");
        LocalLab.RunAll(context);
        Assert.Equal([.. DiscoveryFiles.All.Keys.Order()], Directory.GetFiles(Folder(context)).Select(file => Path.GetFileName(file)).Order());
        var written = File.GetLastWriteTimeUtc(Path.Combine(Folder(context), DiscoveryFiles.Patterns));
        ChunkRunner.Run(context, StageKeys.Discover(0), 0, null, default);
        Assert.Equal(written, File.GetLastWriteTimeUtc(Path.Combine(Folder(context), DiscoveryFiles.Patterns)));
    }

    [Fact]
    public void Run_Stopped_NothingStays()
    {
        using var context = Open(OneChunk);
        ComputeUpTo(context, StageKeys.Discover(0));
        using var stop = new CancellationTokenSource();
        var progress = new Listener(_ => stop.Cancel());
        Assert.ThrowsAny<OperationCanceledException>(() => ChunkRunner.Run(context, StageKeys.Discover(0), 0, progress, stop.Token));
        Assert.False(Directory.Exists(context.Folder.Stage(StageKeys.Discover(0))));
    }

    [Fact]
    public void Run_Listening_HearsMemoryStepsAndRows()
    {
        using var context = Open(OneChunk);
        ComputeUpTo(context, StageKeys.Discover(0));
        var progress = new Listener(null);
        ChunkRunner.Run(context, StageKeys.Discover(0), 0, progress, default);
        Assert.Matches("^90 rows of 80 positions; at most [0-9]+ MB of memory expected$", progress.Lines[0]);
        Assert.True(progress.Lines.Count >= 4);
        Assert.EndsWith("found", progress.Lines[^1], StringComparison.Ordinal);
        Assert.Equal(90, progress.Rows[^1]);
        Assert.Equal(progress.Rows.Order(), progress.Rows);
    }

    [Fact]
    public void Run_NothingToFind_SaysWhy()
    {
        using var context = _lab.Open(RunLab.Fasta(20, 80), Spec, new PlantedModels(OneChunk), Method);
        var open = context with { OpenDatabase = KnownWords.Open };
        LocalLab.RunAll(open);
        var found = RunMotifs.Open(context.Folder)!.Discovery(0)!;
        Assert.Empty(found.Patterns);
        Assert.NotNull(found.Summary.Explanation);
        using var zip = ZipFile.OpenRead(context.Folder.Bundle);
        using var page = new StreamReader(zip.GetEntry("motifs.html")!.Open());
        Assert.Contains(System.Net.WebUtility.HtmlEncode(found.Summary.Explanation), page.ReadToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Bundle_HasAPageThatNeedsNoOtherFile_AndEveryTable()
    {
        using var context = Open(OneChunk);
        LocalLab.RunAll(context);
        using var zip = ZipFile.OpenRead(context.Folder.Bundle);
        var folder = $"motifs/0.regions.{Method}.0.B/";
        Assert.All(DiscoveryFiles.All.Keys, file => Assert.NotNull(zip.GetEntry(folder + file)));
        using var reader = new StreamReader(zip.GetEntry("motifs.html")!.Open());
        var page = reader.ReadToEnd();
        foreach (var pattern in RunMotifs.Open(context.Folder)!.Discovery(0)!.Patterns)
            Assert.Contains($"<h3>{pattern.Pattern.Name}</h3>", page, StringComparison.Ordinal);
        Assert.Contains("GATA", page, StringComparison.Ordinal);
        Assert.Contains("Good sites that the model ignores", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|<link|@import|url\\()", page);
        using var readme = new StreamReader(zip.GetEntry("README.txt")!.Open());
        Assert.Contains("motifs.html", readme.ReadToEnd(), StringComparison.Ordinal);
    }

    private RunContext Open(double operations) =>
        _lab.Open(PlantedModels.Fasta(90, 80), Spec, new PlantedModels(operations), Method) with { OpenDatabase = KnownWords.Open };

    private static RunSpec Spec(RunSpec spec) => spec with
    {
        Motifs = new MotifSpec
        {
            Databases = [KnownWords.Source],
            Discoveries = [new DiscoverySpec { Procedure = "regions", Method = Method, Options = new JsonObject { ["windowSize"] = 15, ["pvalCutoff"] = 0.05 } }],
        },
    };

    private static string Folder(RunContext context) => context.Folder.Chunk(StageKeys.Discover(0), 0);

    private static void ComputeUpTo(RunContext context, string end)
    {
        foreach (var stage in RunPlanner.Plan(context.Spec, context.Package).TakeWhile(stage => stage.Key != end))
            ChunkRunner.Run(context, stage.Key, 0, null, default);
    }

    private sealed class Listener(Action<string>? said) : IStageProgress
    {
        public List<int> Rows { get; } = [];

        public List<string> Lines { get; } = [];

        public void Report(int value) => Rows.Add(value);

        public void Say(string line)
        {
            Lines.Add(line);
            said?.Invoke(line);
        }
    }
}
