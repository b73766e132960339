using System.Text.Json.Serialization;
using CisLens.Inference.Evaluation.Faithfulness;
using CisLens.Shared.Arrays;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.Audits.Faithfulness;

/// <summary>What the mutation experiment of a run gave. Needs no native library.</summary>
public sealed record FaithfulnessResult
{
    private const string Name = "faithfulness.json";
    private const string RowsName = "faithfulness-rows.npy";
    private const string AreasName = "faithfulness-areas.npy";
    private const string GapsName = "faithfulness-gaps.npy";

    /// <summary>The settings.</summary>
    public required FaithfulnessOptions Options { get; init; }

    /// <summary>What the numbers of maps stand for.</summary>
    public required IReadOnlyList<TrackKey> Tracks { get; init; }

    /// <summary>Sequences of the experiment.</summary>
    public required int Sequences { get; init; }

    /// <summary>Sequences of the run.</summary>
    public required int Available { get; init; }

    /// <summary>The levels in their order; all bases come last.</summary>
    public required IReadOnlyList<MutationLevel> Levels { get; init; }

    /// <summary>The number of the level at which gaps of rows are given: the one with most bases up to 20.</summary>
    public required int GapLevel { get; init; }

    /// <summary>What was asked of the model.</summary>
    public required PassCount Passes { get; init; }

    /// <summary>Target by target.</summary>
    public required IReadOnlyList<TargetFaithfulness> Targets { get; init; }

    /// <summary>Sequence by sequence, in the order of the run.</summary>
    [JsonIgnore]
    public IReadOnlyList<RowFaithfulness> Rows { get; init; } = [];

    /// <summary>Opens the result of a run; null while its audit is not done, and for runs without the experiment.</summary>
    /// <param name="folder">The run's files.</param>
    public static FaithfulnessResult? Open(RunFolder folder) => AuditFiles.Open(folder, Name, Read);

    internal static FaithfulnessResult Read(string audit)
    {
        var rows = NpyFile.Read<long>(Path.Combine(audit, RowsName)).Data;
        var areas = NpyFile.Read<float>(Path.Combine(audit, AreasName)).Data;
        var gaps = NpyFile.Read<float>(Path.Combine(audit, GapsName)).Data;
        var maps = areas.Length / rows.Length;
        return AuditFiles.ReadRecord<FaithfulnessResult>(Path.Combine(audit, Name)) with
        {
            Rows = [.. rows.Select((row, place) => new RowFaithfulness(row, areas[(place * maps)..((place + 1) * maps)], gaps[(place * maps)..((place + 1) * maps)]))],
        };
    }

    internal void Write(string audit)
    {
        AuditFiles.WriteRecord(Path.Combine(audit, Name), this);
        NpyFile.Write<long>(Path.Combine(audit, RowsName), [.. Rows.Select(row => row.Row)], Rows.Count);
        NpyFile.Write<float>(Path.Combine(audit, AreasName), [.. Rows.SelectMany(row => row.Areas)], Rows.Count, Tracks.Count);
        NpyFile.Write<float>(Path.Combine(audit, GapsName), [.. Rows.SelectMany(row => row.Gaps)], Rows.Count, Tracks.Count);
    }
}
