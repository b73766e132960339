using System.Text;
using CisLens.Inference.Models;
using CisLens.Inference.Runs;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;

namespace CisLens.Web.Tests.Portal;

/// <summary>The bundle of the stored run, made elsewhere.</summary>
internal sealed class StoredBundle : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cislens-bundle-").FullName;

    public StoredBundle()
    {
        StoredModel.Put(_folder);
        using var source = new MemoryStream(Encoding.UTF8.GetBytes(StoredSet.Fasta));
        var report = SequenceImport.Run(source, "peaks.fa", new ImportOptions(), Path.Combine(_folder, "set"), null, default);
        Spec = StoredRun.Spec(new SequenceSetEntity { Id = "abcdefgh0123", ProjectId = "", Name = "Peaks", Source = "", CreatedAt = default, Sha256 = report.Sha256 });
        var folder = new RunFolder(Path.Combine(_folder, "run"));
        Directory.CreateDirectory(folder.Root);
        System.IO.File.WriteAllText(folder.Spec, Spec.ToJson());
        StoredRun.WriteFiles(folder);
        // The bundle stage loads no model.
        using var context = new RunContext(Spec, folder, SequenceSet.Open(Path.Combine(_folder, "set")), ModelPackage.Open(Path.Combine(_folder, StoredModel.Id)), null!);
        ChunkRunner.Run(context, StageKeys.Bundle, 0, null, default);
        File = folder.Bundle;
    }

    public RunSpec Spec { get; }

    /// <summary>Path of the zip.</summary>
    public string File { get; }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
