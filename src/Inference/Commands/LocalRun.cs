using System.IO.Compression;
using System.Text;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Models;
using CisLens.Inference.Runs;
using CisLens.Inference.Runs.Audits;
using CisLens.Inference.Simulation;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Commands;

/// <summary>
/// A run without database and portal: the same stages and chunks in this process. The folder gets the files of the bundle;
/// its folder <c>work</c> keeps the chunks, so that a second call goes on where the first ended, and can be deleted after.
/// </summary>
public static class LocalRun
{
    /// <summary>Runs.</summary>
    /// <param name="request">What on.</param>
    /// <param name="specify">Makes the specification of the opened model, the imported sequences and the known motifs.</param>
    /// <param name="token">Stops at the next batch.</param>
    /// <exception cref="InputException">Something the user can put right.</exception>
    public static async Task RunAsync(LocalRunRequest request, Func<ModelPackage, SequenceSource, IReadOnlyList<MotifDatabaseSource>, RunSpec> specify, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(specify);
        using var progress = new ConsoleProgress(Console.Error, Console.IsErrorRedirected, TimeProvider.System);
        await Task.Run(() => Run(request, specify, progress, token), CancellationToken.None).ConfigureAwait(false);
    }

    internal static void Run(
        LocalRunRequest request, Func<ModelPackage, SequenceSource, IReadOnlyList<MotifDatabaseSource>, RunSpec> specify, ConsoleProgress progress, CancellationToken token)
    {
        var folder = new RunFolder(Path.GetFullPath(Path.Combine(request.Out, "work")));
        Directory.CreateDirectory(folder.Root);
        using var held = FileLock.TryTake(Path.Combine(folder.Root, "run.lock"))
            ?? throw new InputException($"Another run is writing to {request.Out}; choose another folder or wait for it.");
        var sequences = Import(request.Sequences, folder, token);
        if (request.Truth is { } truth)
            SimulationTruth.Copy(truth, SequenceFolder(folder));
        var package = ModelNames.Open(request.Model, folder.Root);
        var databases = new LocalMotifDatabases(request.KnownMotifs);
        var spec = specify(package, sequences, databases.Sources);
        spec = request.Device is null ? spec : spec with { Device = request.Device };
        var stages = RunPlanner.Plan(spec, package);
        foreach (var source in spec.Motifs?.Databases ?? [])
            databases.Open(source);
        spec = Claim(folder, spec, request.Out);
        using var models = new TorchRunModels("auto", request.Threads);
        using var context = new RunContext(spec, folder, SequenceSet.Open(SequenceFolder(folder)), package, models) { OpenDatabase = databases.Open };
        foreach (var stage in stages)
            Run(context, stage, progress, token);
        ZipFile.ExtractToDirectory(folder.Bundle, request.Out, overwriteFiles: true);
        if (RunAudit.Open(folder) is { } audit)
            VerdictText.Write(Console.Out, audit.Judge(AuditRules.Gates.Concat(AuditRules.All)));
        progress.Finish($"The results are in {Path.GetFullPath(request.Out)}.");
    }

    private static void Run(RunContext context, StagePlan stage, ConsoleProgress progress, CancellationToken token)
    {
        var layout = PreparedRun.Read(context.Folder)?.Layout(stage.Key) ?? new ChunkLayout(1, 1);
        progress.Begin(stage.Title, stage.Kind == StageKind.Prepare ? context.Sequences.Count : layout.Rows);
        for (var index = 0; index < layout.Count; index++)
        {
            token.ThrowIfCancellationRequested();
            progress.Chunk(layout.First(index));
            ChunkRunner.Run(context, stage.Key, index, progress, token);
        }
        progress.End();
    }

    private static string SequenceFolder(RunFolder folder) => Path.Combine(folder.Root, "sequences");

    private static SequenceSource Import(string file, RunFolder folder, CancellationToken token)
    {
        if (!File.Exists(file))
            throw new InputException($"There is no file {file}; give a file of sequences.", file);
        var target = SequenceFolder(folder);
        if (Directory.Exists(target))
            Directory.Delete(target, recursive: true);
        using var stream = File.OpenRead(file);
        var report = SequenceImport.Run(stream, Path.GetFileName(file), new ImportOptions(), target, null, token);
        if (report.RejectedCount > 0)
            Console.Error.WriteLine($"Note: {report.RejectedCount:N0} rows of {report.FileName} were set aside; {Path.Combine(target, "rejected.tsv")} lists them with the reason.");
        return new SequenceSource { Id = report.Sha256[..12], Name = report.FileName, Sha256 = report.Sha256 };
    }

    /// <summary>A folder holds one run: that of its specification, which keeps the day on which it was first used.</summary>
    private static RunSpec Claim(RunFolder folder, RunSpec spec, string shown)
    {
        if (File.Exists(folder.Spec))
        {
            var held = RunSpec.FromJson(File.ReadAllText(folder.Spec), folder.Spec);
            return held.Hash() == spec.Hash() ? held : throw new InputException($"{shown} holds the results of another specification; choose an empty folder.");
        }
        var dated = spec with { Date = spec.Date ?? DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime) };
        AtomicFile.Write(folder.Spec, stream => stream.Write(Encoding.UTF8.GetBytes(dated.ToJson())));
        return dated;
    }
}
