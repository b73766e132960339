using CisLens.Inference.Evaluation.Faithfulness;
using CisLens.Shared.Arrays;

namespace CisLens.Inference.Runs.Audits.Faithfulness;

/// <summary>The files of a chunk of the experiment: each array of <see cref="FaithfulnessOutputs"/>, and what was asked.</summary>
internal static class FaithfulnessFiles
{
    private const string Counts = "counts.npy";
    private const string Passes = "passes.json";

    public static void Write(string folder, FaithfulnessOutputs outputs, PassCount passes)
    {
        NpyFile.Write<int>(Path.Combine(folder, Counts), outputs.Counts, outputs.Rows, outputs.Shape.Levels.Count);
        foreach (var (name, values, sizes) in outputs.Arrays)
            NpyFile.Write<float>(Path.Combine(folder, $"{name}.npy"), values, [outputs.Rows, .. sizes]);
        AuditFiles.WriteRecord(Path.Combine(folder, Passes), passes);
    }

    /// <summary>Reads all chunks as one, and the sum of what was asked.</summary>
    public static (FaithfulnessOutputs Outputs, PassCount Passes) Read(IReadOnlyList<string> chunks, FaithfulnessShape shape, CancellationToken token) => (
        FaithfulnessOutputs.Join([.. chunks.Select(chunk =>
        {
            token.ThrowIfCancellationRequested();
            return Read(chunk, shape);
        })]),
        PassCount.Sum(chunks.Select(chunk => AuditFiles.ReadRecord<PassCount>(Path.Combine(chunk, Passes)))));

    private static FaithfulnessOutputs Read(string chunk, FaithfulnessShape shape)
    {
        var counts = NpyFile.Read<int>(Path.Combine(chunk, Counts));
        var outputs = new FaithfulnessOutputs(shape, (int)counts.Shape[0]);
        counts.Data.CopyTo(outputs.Counts, 0);
        foreach (var (name, values, _) in outputs.Arrays)
            NpyFile.Read<float>(Path.Combine(chunk, $"{name}.npy")).Data.CopyTo(values, 0);
        return outputs;
    }
}
