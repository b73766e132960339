using CisLens.Shared.Arrays;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;
using CisLens.Web.Tests.Portal;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Tests.Embeddings;

/// <summary>A run of 40 sequences in two groups, far apart in the first of three features; 10 of them are pairs. Computed as a worker would leave it.</summary>
internal static class EmbeddedRun
{
    public const int Rows = 40;
    private const int Length = 8;

    public static async Task<string> SubmitAsync(IDbContextFactory<CisLensDb> databases, DataFolder data, RunStore store, string project, EmbeddingSpec? embedding, string model = StoredModel.Id)
    {
        var set = new SequenceSetEntity { ProjectId = project, Name = "Pairs", Source = "pairs.tsv", State = SequenceSetState.Ready, Count = Rows, CreatedAt = DateTimeOffset.UtcNow };
        set.Sha256 = SequenceSetWriter.Write(data.SequenceSet(set.Id), "pairs.tsv", Enumerable.Range(0, Rows).Select(row =>
            new NamedSequence(Name(row), row % 4 < 2 ? "ACGTACGT" : "GGGTACGC") { Label = Label(row) })).Sha256;
        await using var database = await databases.CreateDbContextAsync();
        database.SequenceSets.Add(set);
        await database.SaveChangesAsync();
        var spec = StoredRun.Spec(set);
        return await store.SubmitAsync(project, spec with
        {
            Model = spec.Model with { Id = model },
            Methods = [],
            Embeddings = embedding is null ? null : [embedding],
        }, default);
    }

    public static async Task FinishAsync(IDbContextFactory<CisLensDb> databases, DataFolder data, string run)
    {
        WriteFiles(data.Run(run));
        await using var database = await databases.CreateDbContextAsync();
        await database.Runs.Where(one => one.Id == run).ExecuteUpdateAsync(set => set.SetProperty(one => one.State, RunState.Done).SetProperty(one => one.Rows, Rows));
    }

    public static string Name(int row) => row < 20 ? $"pair{row / 2}_{(row % 2 == 0 ? "ref" : "alt")}" : $"seq{row}";

    public static string Label(int row) => row % 2 == 0 ? "even" : "odd";

    private static void WriteFiles(RunFolder folder)
    {
        Directory.CreateDirectory(folder.Prepared);
        using (var rows = new RunRowWriter(folder.Prepared))
        {
            for (var row = 0; row < Rows; row++)
                rows.Add(new RunRow(row, row, Name(row), Label(row), null, Length, 0, 0, 0));
            rows.Complete();
        }

        new PreparedRun
        {
            Rows = Rows,
            Dropped = 0,
            Length = Length,
            Device = "cpu",
            Stages = [new PreparedStage(StageKeys.Predict, Rows, 1), new PreparedStage(StageKeys.Embed(0), 25, 1)],
        }.Write(folder.Prepared);
        Put(folder, StageKeys.Predict, 0, ChunkFiles.Targets, [.. Enumerable.Range(0, Rows).Select(row => (float)row)], Rows, 1);
        Put(folder, StageKeys.Embed(0), 0, ChunkFiles.Embedding, Vectors(0, 25), 25, 3);
        Put(folder, StageKeys.Embed(0), 1, ChunkFiles.Embedding, Vectors(25, 15), 15, 3);
    }

    private static float[] Vectors(int first, int count) =>
        [.. Enumerable.Range(first, count).SelectMany(row => new[] { row % 2 == 0 ? 0f : 10, MathF.Sin(row), MathF.Cos(3 * row) / 4 })];

    private static void Put(RunFolder folder, string stage, int index, string file, float[] values, params long[] shape)
    {
        var chunk = Directory.CreateDirectory(folder.Chunk(stage, index)).FullName;
        NpyFile.Write<float>(Path.Combine(chunk, file), values, shape);
    }
}
