using System.Text;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Tests.Portal;

/// <summary>A sequence set as an import leaves it.</summary>
public static class StoredSet
{
    public const string Fasta = ">one\nACGTACGT\n>two\nTTTTGGGG\n>bad\nMKLVEEPQ\n>short\nACGT\n>long\nACGTACGTACGT\n";

    public static async Task<SequenceSetEntity> AddAsync(IDbContextFactory<CisLensDb> databases, DataFolder data, string project, string text = Fasta)
    {
        var set = new SequenceSetEntity { ProjectId = project, Name = "Peaks", Source = "peaks.fa", State = SequenceSetState.Ready, CreatedAt = DateTimeOffset.UtcNow };
        using var source = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var report = SequenceImport.Run(source, "peaks.fa", new ImportOptions(), data.SequenceSet(set.Id), null, default);
        (set.Count, set.Rejected, set.Sha256) = (report.Count, report.RejectedCount, report.Sha256);
        await using var database = await databases.CreateDbContextAsync();
        database.SequenceSets.Add(set);
        await database.SaveChangesAsync();
        return set;
    }
}
