using System.Text.Json;
using System.Text.Json.Serialization;

namespace CisLens.Shared.Sequences;

/// <summary>
/// The files of a stored set:
/// <code>
/// bases.bin       the letters of all sequences one after another, ASCII, as given
/// offsets.npy     int64, N + 1: where each sequence begins in bases.bin
/// table.tsv       id, label, group, region, description; one header line, then one line a sequence
/// rows.npy        int64, N + 1: where each line begins in table.tsv
/// rejected.tsv    line, id, reason of every row set aside
/// report.json     see ImportReport
/// </code>
/// Simulated sets have <c>simulation.json</c> and <c>sites.tsv</c> besides: what was planted where.
/// </summary>
internal static class SequenceFiles
{
    public const string Bases = "bases.bin";
    public const string Offsets = "offsets.npy";
    public const string Table = "table.tsv";
    public const string Rows = "rows.npy";
    public const string Rejected = "rejected.tsv";
    public const string Report = "report.json";

    public const string TableHeader = "id\tlabel\tgroup\tregion\tdescription\n";
    public const string RejectedHeader = "line\tid\treason\n";

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };
}
