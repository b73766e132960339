using CisLens.Inference.Motifs.Procedures;
using CisLens.Shared.Arrays;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>What procedures are told of the rows of a run.</summary>
internal static class ProcedureRows
{
    /// <summary>Labels and predictions of all rows.</summary>
    public static IReadOnlyList<ProcedureRow> Read(RunContext context, PreparedRun prepared, int target, CancellationToken token)
    {
        using var reader = new RunRowReader(context.Folder);
        var layout = prepared.Layout(StageKeys.Predict)!.Value;
        var rows = new List<ProcedureRow>((int)prepared.Rows);
        for (var chunk = 0; chunk < layout.Count; chunk++)
        {
            token.ThrowIfCancellationRequested();
            var predictions = NpyFile.Read<float>(Path.Combine(context.Folder.Chunk(StageKeys.Predict, chunk), ChunkFiles.Targets)).Data;
            rows.AddRange(reader.Read(layout.First(chunk), layout.RowsOf(chunk))
                .Select((row, place) => new ProcedureRow(row.Label, predictions[(place * context.Spec.Targets.Count) + target])));
        }
        return rows;
    }
}
