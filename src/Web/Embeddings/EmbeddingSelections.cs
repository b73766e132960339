using System.Security.Claims;
using CisLens.Inference.Embeddings;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;
using CisLens.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Embeddings;

/// <summary>Points that a person chose on a map, as sequences: a new set of the project, or FASTA.</summary>
public sealed class EmbeddingSelections(IDbContextFactory<CisLensDb> databases, DataFolder data, EmbeddingMaps maps, ActivityLog activities, TimeProvider clock)
{
    private const int LongestName = 100;

    /// <summary>Makes a sequence set of points and answers its id; of a pair both sequences are taken.</summary>
    /// <exception cref="InputException">No point is chosen, or one is not there.</exception>
    public async Task<string> SaveAsync(ClaimsPrincipal user, string project, EmbeddingKey key, string name, IReadOnlyList<int> points, CancellationToken cancellationToken)
    {
        var rows = Rows(await maps.PointsAsync(key, cancellationToken), points);
        var title = name.Trim().Length > 0 ? name.Trim() : $"{points.Count:N0} selected";
        using var source = Open(key.Run);
        var entity = new SequenceSetEntity
        {
            ProjectId = project,
            Name = title[..Math.Min(LongestName, title.Length)],
            Source = $"selected on a map of {source.Report.FileName}",
            State = SequenceSetState.Ready,
            PersonId = user.PersonId(),
            CreatedAt = clock.GetUtcNow(),
        };
        var report = await Task.Run(() => SequenceSetWriter.Write(data.SequenceSet(entity.Id), entity.Source, rows.Select(row => source[row]), source.Alphabet), cancellationToken);
        (entity.Count, entity.Sha256) = (report.Count, report.Sha256);
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        database.SequenceSets.Add(entity);
        database.Activities.Add(activities.Line(user, project, "added sequences", entity.Name));
        await database.SaveChangesAsync(cancellationToken);
        return entity.Id;
    }

    /// <summary>Writes points as FASTA.</summary>
    /// <exception cref="InputException">No point is chosen, or one is not there.</exception>
    public async Task<byte[]> FastaAsync(EmbeddingKey key, IReadOnlyList<int> points, CancellationToken cancellationToken)
    {
        var rows = Rows(await maps.PointsAsync(key, cancellationToken), points);
        using var source = Open(key.Run);
        using var fasta = new MemoryStream();
        SequenceExport.WriteFasta(fasta, rows.Select(row => source[row]));
        return fasta.ToArray();
    }

    private SequenceSet Open(string run)
    {
        using var results = RunResults.Open(data.Run(run))!;
        return SequenceSet.Open(data.SequenceSet(results.Spec.Sequences.Id));
    }

    /// <summary>Places in the sequence set, each once, in its order.</summary>
    private static List<long> Rows(EmbeddedPoints all, IReadOnlyList<int> points)
    {
        if (points.Count == 0)
            throw new InputException("No point is selected; draw a lasso around some first.");
        if (points.Any(point => point < 0 || point >= all.Rows.Count))
            throw new InputException("A selected point is not on the map; select again.");
        var rows = points.Select(point => all.Rows[point].Sequence);
        if (all.References is { } references)
            rows = rows.Concat(points.Select(point => references[point].Sequence));
        return [.. rows.Distinct().Order()];
    }
}
