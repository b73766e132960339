using CisLens.Inference.Motifs.Consensus;
using CisLens.Shared;

namespace CisLens.Inference.Motifs.Files;

/// <summary>
/// Reads a table of consensuses, one motif a row; what the letters stand for is said by <see cref="Iupac"/>:
/// <code>
/// motif   name   family   consensus   citation
/// FOXA1          Forkhead TGTTTACwyw  Overdier and others, 1994
/// </code>
/// All columns but <c>motif</c> and <c>consensus</c> may be left out.
/// </summary>
internal static class ConsensusRows
{
    /// <summary>Whether a header is one of such a table.</summary>
    public static bool IsHeader(string[] header) => Column(header, "consensus") >= 0 && Column(header, "motif") >= 0;

    public static void Read(MotifText text, MotifCollector motifs, List<(int Line, string[] Cells)> rows)
    {
        var header = rows[0].Cells;
        var (id, consensus) = (Column(header, "motif"), Column(header, "consensus"));
        foreach (var (line, cells) in rows[1..])
        {
            if (cells.Length <= Math.Max(id, consensus) || cells[id].Length == 0)
                throw text.Fault(line, "names no motif or no consensus: fill these columns.");
            motifs.Add(
                Parse(text, line, cells[consensus]) with
                {
                    Id = MotifLayout.Word(cells[id]),
                    Name = Cell(cells, Column(header, "name")) ?? "",
                    Family = Cell(cells, Column(header, "family")),
                    Citation = Cell(cells, Column(header, "citation")),
                    Url = Cell(cells, Column(header, "url")),
                },
                line);
        }
    }

    private static Motif Parse(MotifText text, int line, string consensus)
    {
        try
        {
            return Iupac.Parse(consensus);
        }
        catch (InputException error)
        {
            throw text.Fault(line, $"cannot be read: {char.ToLowerInvariant(error.Message[0])}{error.Message[1..]}");
        }
    }

    private static string? Cell(string[] cells, int column) => column >= 0 && column < cells.Length && cells[column].Length > 0 ? cells[column] : null;

    private static int Column(string[] header, string name) => Array.FindIndex(header, cell => cell.Equals(name, StringComparison.OrdinalIgnoreCase));
}
