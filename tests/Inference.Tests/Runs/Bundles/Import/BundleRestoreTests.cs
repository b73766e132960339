using System.Text.Json.Nodes;
using CisLens.Inference.Motifs.Starter;
using CisLens.Inference.Runs;
using CisLens.Inference.Runs.Audits.Agreement;
using CisLens.Inference.Runs.Audits.Spread;
using CisLens.Inference.Runs.Bundles.Import;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Tests.Runs.Bundles.Import;

public sealed class BundleRestoreTests : IDisposable
{
    private readonly LocalLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Write_RunOfEveryKindOfStage_TheFolderIsThereAgain()
    {
        using var context = _lab.Open(
            RunLab.Fasta(60, 30) + ">long\n" + new string('A', 40) + "\n",
            spec => spec with
            {
                Embeddings = [new EmbeddingSpec { Layer = "Layer 1 (ReLU)", Pooling = EmbeddingPooling.Mean }],
                Motifs = new MotifSpec
                {
                    Databases = [StarterSet.Source],
                    Discoveries = [new DiscoverySpec { Procedure = "regions", Method = "ism" }],
                    Filters = [new FilterMotifSpec { Layer = "Layer 0 (Conv1d)" }],
                    Scan = new MotifScanSpec(),
                },
                Audit = new AuditSpec
                {
                    Tests = [new AuditTestSpec { Test = SpreadTest.Id, Options = new JsonObject { ["sequences"] = 5, ["seeds"] = 2 } }, new AuditTestSpec { Test = AgreementTest.Id }],
                },
            },
            null, "ism", "deeplift-shap") with { OpenDatabase = _ => StarterSet.Database };
        ChunkRunner.Run(context, StageKeys.Prepare, 0, null, default);
        CutSmall(context.Folder);
        LocalLab.RunAll(context);

        var folder = Restore(context, context.Spec, context.Sequences);
        // What is derived, and the zip itself, are not restored; checks of several parts stand with the first.
        var before = Files(context.Folder.Root);
        var after = Files(folder.Root);
        Assert.Equal(before.Keys.Order(StringComparer.Ordinal), after.Keys.Order(StringComparer.Ordinal));
        Assert.All(before, file => Assert.True(file.Value.SequenceEqual(after[file.Key]), file.Key));
        using var expected = RunResults.Open(context.Folder)!;
        using var restored = RunResults.Open(folder)!;
        Assert.All(expected.Tracks, track => Assert.Equal(expected.Checks(track), restored.Checks(track)));
    }

    [Fact]
    public void Write_RunOnASample_RowsNameTheirPlacesAmongTheDrawn()
    {
        using var context = _lab.Open(RunLab.Fasta(40, 30) + ">long\n" + new string('A', 40) + "\n", spec => spec with { Sequences = spec.Sequences with { Sample = 25 } }, null, "saliency");
        LocalLab.RunAll(context);
        using var bundle = BundleReader.Open(context.Folder.Bundle, "my.zip");
        var folder = Path.Combine(_lab.Root, "drawn");
        Assert.Equal(25, BundleSet.Write(bundle, folder, default).Count);
        using var drawn = SequenceSet.Open(folder);
        Assert.NotEqual(context.Spec.Sequences.Sha256, drawn.Sha256);
        var run = Restore(context, context.Spec with { Sequences = context.Spec.Sequences with { Sha256 = drawn.Sha256 } }, drawn);
        using var rows = new RunRowReader(run);
        using var original = new RunRowReader(context.Folder);
        Assert.Equal(original.Count, rows.Count);
        Assert.All(rows.Read(0, (int)rows.Count), row => Assert.Equal(row.Id, drawn[row.Sequence].Id));
        Assert.Equal(original.Read(0, (int)rows.Count).Select(row => row with { Sequence = 0 }), rows.Read(0, (int)rows.Count).Select(row => row with { Sequence = 0 }));
    }

    [Fact]
    public void Write_SetOfOtherLengths_Refused()
    {
        using var context = _lab.Open(RunLab.Fasta(3, 30));
        LocalLab.RunAll(context);
        using var other = _lab.Open(RunLab.Fasta(3, 31));
        var error = Assert.Throws<InputException>(() => Restore(context, context.Spec, other.Sequences));
        Assert.Contains("rows.tsv", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_lab.Root, "restored")));
    }

    private RunFolder Restore(RunContext context, RunSpec spec, SequenceSet sequences)
    {
        using var bundle = BundleReader.Open(context.Folder.Bundle, "my.zip");
        bundle.Verify(null, default);
        Assert.Equal(RunPlanner.Plan(context.Spec, context.Package), BundleRestore.Plan(bundle));
        var folder = new RunFolder(Path.Combine(_lab.Root, "restored"));
        BundleRestore.Write(bundle, spec, sequences, folder, default);
        return folder;
    }

    // Parts of seven rows, so that arrays have several.
    private static void CutSmall(RunFolder folder)
    {
        var prepared = PreparedRun.Read(folder)!;
        (prepared with { Stages = [.. prepared.Stages.Select(stage => StageKeys.ParseAttribute(stage.Key) is null && stage.Key is not (StageKeys.Predict or StageKeys.Scan) ? stage : stage with { ChunkRows = 7 })] }).Write(folder.Prepared);
    }

    private static Dictionary<string, byte[]> Files(string root) => Directory.GetFiles(root, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(root, file))
        .Where(file => !file.StartsWith("bundle", StringComparison.Ordinal) && !file.StartsWith("columns", StringComparison.Ordinal) && Path.GetFileName(file) != ChunkFiles.Checks)
        .ToDictionary(file => file, file => File.ReadAllBytes(Path.Combine(root, file)));
}
