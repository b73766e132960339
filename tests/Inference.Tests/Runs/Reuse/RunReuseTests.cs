using System.Text.Json.Nodes;
using CisLens.Inference.Motifs.Starter;
using CisLens.Inference.Runs;
using CisLens.Inference.Runs.Audits.Spread;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Tests.Runs.Reuse;

public sealed class RunReuseTests : IDisposable
{
    private static readonly string Sequences = RunLab.Fasta(20, 30);

    private static readonly MotifSpec Motifs = new()
    {
        Databases = [StarterSet.Source],
        Discoveries = [new DiscoverySpec { Procedure = "regions", Method = "ism" }],
        Scan = new MotifScanSpec(),
    };

    private readonly LocalLab _lab = new();

    public static TheoryData<string, Func<RunSpec, RunSpec>, string> Changes => new()
    {
        { "only the name", spec => spec with { Name = "Other" }, "predict attribute/saliency attribute/ism scan discover/0 instances/0" },
        { "a method more", spec => spec with { Methods = [.. spec.Methods, new MethodSpec { Method = "occlusion" }] }, "predict attribute/saliency attribute/ism scan discover/0 instances/0" },
        { "a default written out", spec => With(spec, "saliency", new JsonObject { ["norm"] = "l2" }), "predict attribute/saliency attribute/ism scan discover/0 instances/0" },
        { "a setting", spec => With(spec, "saliency", new JsonObject { ["norm"] = "raw" }), "predict attribute/ism scan discover/0 instances/0" },
        { "both strands", spec => spec with { Methods = [.. spec.Methods.Select(method => method with { BothStrands = method.Method == "ism" })] }, "predict attribute/saliency scan" },
        { "no motifs", spec => spec with { Motifs = null }, "predict attribute/saliency attribute/ism" },
        { "a discovery's setting", spec => spec with { Motifs = Motifs with { Discoveries = [Motifs.Discoveries[0] with { Options = new JsonObject { ["minLen"] = 6 } }] } }, "predict attribute/saliency attribute/ism scan" },
        { "no scan, which instances look at", spec => spec with { Motifs = Motifs with { Scan = null } }, "predict attribute/saliency attribute/ism discover/0" },
        { "a database less", spec => spec with { Motifs = Motifs with { Databases = [], Scan = null } }, "predict attribute/saliency attribute/ism" },
        { "the seed", spec => spec with { Seed = 2 }, "" },
        { "a target more", spec => spec with { Targets = [.. spec.Targets, new TargetSpec { Output = 0, Name = "A" }] }, "scan" },
        { "a sample", spec => spec with { Sequences = spec.Sequences with { Sample = 19 } }, "" },
    };

    public void Dispose() => _lab.Dispose();

    [Theory, MemberData(nameof(Changes))]
    public void Prepare_SpecificationWithAChange_OnlyWhatItDoesNotTouchIsTakenOver(string change, Func<RunSpec, RunSpec> apply, string expected)
    {
        using var origin = Open();
        LocalLab.RunAll(origin);

        using var derived = Open(apply) with { Origin = origin.Folder };
        ChunkRunner.Run(derived, StageKeys.Prepare, 0, null, default);

        var taken = PreparedRun.Read(derived.Folder)!.Stages.Select(stage => stage.Key).Where(key => derived.Folder.IsWhole(key, 0));
        Assert.True(expected == string.Join(' ', taken), $"{change}: {string.Join(' ', taken)}");
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Prepare_TestThatDoesNotReadMotifs_TakenOverWhereOnlyMotifsDiffer(bool onlyMotifs)
    {
        var audit = new AuditSpec { Tests = [new AuditTestSpec { Test = SpreadTest.Id, Options = new JsonObject { ["sequences"] = 5, ["seeds"] = 2 } }] };
        using var origin = Open(spec => spec with { Audit = audit });
        LocalLab.RunAll(origin);

        using var derived = Open(spec => (onlyMotifs ? spec with { Motifs = null } : Extended(spec)) with { Audit = audit }) with { Origin = origin.Folder };
        ChunkRunner.Run(derived, StageKeys.Prepare, 0, null, default);

        Assert.Equal(onlyMotifs, derived.Folder.IsWhole(StageKeys.Test(SpreadTest.Id), 0));
        Assert.False(derived.Folder.IsWhole(StageKeys.Audit, 0));
    }

    [Fact]
    public void RunAll_Derived_SameBundleAsComputedAnewAndFilesAreThoseOfTheOrigin()
    {
        using var origin = Open();
        LocalLab.RunAll(origin);
        using var fresh = Open(Extended);
        LocalLab.RunAll(fresh);

        using var derived = Open(Extended) with { Origin = origin.Folder };
        LocalLab.RunAll(derived);

        Assert.Equal(File.ReadAllBytes(fresh.Folder.Bundle), File.ReadAllBytes(derived.Folder.Bundle));
        Assert.Equal(Written(origin, "attribute/ism"), Written(derived, "attribute/ism"));
        Assert.NotEqual(Written(origin, "attribute/ism"), Written(fresh, "attribute/ism"));
    }

    [Fact]
    public void RunAll_OriginDeletedAfterPreparing_NothingIsMissing()
    {
        using var origin = Open();
        LocalLab.RunAll(origin);
        using var derived = Open(Extended) with { Origin = origin.Folder };
        ChunkRunner.Run(derived, StageKeys.Prepare, 0, null, default);
        Directory.Delete(origin.Folder.Root, recursive: true);

        LocalLab.RunAll(derived);

        Assert.True(File.Exists(derived.Folder.Bundle));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void RunAll_KilledWhileTakingOver_BeginsAnewWithOrWithoutTheOrigin(bool originStays)
    {
        using var origin = Open();
        LocalLab.RunAll(origin);
        using var derived = Open(Extended) with { Origin = origin.Folder };
        // What a process leaves that was killed after a chunk and in the middle of another; the first is of another build.
        Directory.CreateDirectory(derived.Folder.Chunk(StageKeys.Predict, 0));
        File.WriteAllText(Path.Combine(derived.Folder.Chunk(StageKeys.Predict, 0), ChunkFiles.Outputs), "not what this build computes");
        Directory.CreateDirectory(derived.Folder.Chunk("attribute/ism", 0) + ".0123456789ab.tmp");
        if (!originStays)
            Directory.Delete(origin.Folder.Root, recursive: true);
        using var fresh = Open(Extended);
        LocalLab.RunAll(fresh);

        var log = new Log();
        ChunkRunner.Run(derived, StageKeys.Prepare, 0, log, default);
        LocalLab.RunAll(derived);

        Assert.Contains(log.Lines, line => line.Contains(originStays ? "taken over from 'Test run'" : "is gone", StringComparison.Ordinal));
        Assert.Equal(File.ReadAllBytes(fresh.Folder.Bundle), File.ReadAllBytes(derived.Folder.Bundle));
    }

    [Fact]
    public void Prepare_StoppedWhileTakingOver_NotPreparedAndTheNextTimeAllIsTakenOver()
    {
        using var origin = Open();
        LocalLab.RunAll(origin);
        using var derived = Open(Extended) with { Origin = origin.Folder };
        using var stop = new CancellationTokenSource();

        // Rows are reported before anything is taken over.
        Assert.Throws<OperationCanceledException>(() => ChunkRunner.Run(derived, StageKeys.Prepare, 0, new Log { AtRows = stop.Cancel }, stop.Token));
        Assert.False(derived.Folder.IsWhole(StageKeys.Prepare, 0));
        ChunkRunner.Run(derived, StageKeys.Prepare, 0, null, default);

        Assert.True(derived.Folder.IsWhole("attribute/ism", 0));
    }

    [Fact]
    public void Prepare_OtherSoftware_NothingIsTakenOverAndTheLogSaysSo()
    {
        using var origin = Open();
        LocalLab.RunAll(origin);
        var log = new Log();

        using var derived = Open() with { Origin = origin.Folder, Software = "0.0.9" };
        ChunkRunner.Run(derived, StageKeys.Prepare, 0, log, default);

        Assert.False(derived.Folder.IsWhole(StageKeys.Predict, 0));
        Assert.Contains(log.Lines, line => line.Contains("software differ", StringComparison.Ordinal));
    }

    [Fact]
    public void Prepare_OtherSequences_NothingIsTakenOver()
    {
        using var origin = Open();
        LocalLab.RunAll(origin);

        using var derived = _lab.Open(Sequences.Replace('A', 'C'), methods: ["saliency", "ism"]) with { Origin = origin.Folder };
        ChunkRunner.Run(derived, StageKeys.Prepare, 0, null, default);

        Assert.False(derived.Folder.IsWhole(StageKeys.Predict, 0));
    }

    [Fact]
    public void Prepare_OriginUnfinished_TakesWhatIsWholeAndSaysHowMuch()
    {
        using var origin = _lab.Open(RunLab.Fasta(40, 30), models: new LabModels());
        ChunkRunner.Run(origin, StageKeys.Prepare, 0, null, default);
        ChunkRunner.Run(origin, StageKeys.Predict, 1, null, default);
        var log = new Log();

        using var derived = _lab.Open(RunLab.Fasta(40, 30), models: new LabModels()) with { Origin = origin.Folder };
        ChunkRunner.Run(derived, StageKeys.Prepare, 0, log, default);

        Assert.Equal([false, true, false], Enumerable.Range(0, 3).Select(index => derived.Folder.IsWhole(StageKeys.Predict, index)));
        Assert.Contains(log.Lines, line => line.Contains("Predict (1 of 3 parts)", StringComparison.Ordinal));
    }

    private static RunSpec Extended(RunSpec spec) => spec with { Methods = [.. spec.Methods, new MethodSpec { Method = "occlusion" }] };

    private static RunSpec With(RunSpec spec, string id, JsonObject options) =>
        spec with { Methods = [.. spec.Methods.Select(method => method.Method == id ? method with { Options = options } : method)] };

    // Names of one file share the time at which it was written.
    private static DateTime Written(RunContext context, string stage) =>
        File.GetLastWriteTimeUtc(Path.Combine(context.Folder.Chunk(stage, 0), "0", ChunkFiles.Observed));

    private RunContext Open(Func<RunSpec, RunSpec>? change = null) => _lab.Open(
        Sequences, spec => (change ?? (same => same))(spec with { Motifs = Motifs }), methods: ["saliency", "ism"]) with { OpenDatabase = _ => StarterSet.Database };

    private sealed class Log : IStageProgress
    {
        public List<string> Lines { get; } = [];

        public Action? AtRows { get; init; }

        public void Report(int value) => AtRows?.Invoke();

        public void Say(string line) => Lines.Add(line);
    }
}
