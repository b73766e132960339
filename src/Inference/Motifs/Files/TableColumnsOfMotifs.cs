using CisLens.Shared.Sequences;

namespace CisLens.Inference.Motifs.Files;

/// <summary>Where a table of motifs has what.</summary>
/// <param name="Letters">Columns of A C G T.</param>
/// <param name="Alphabet">Seen from the name of the fourth.</param>
internal sealed record TableColumnsOfMotifs(int[] Letters, Alphabet Alphabet)
{
    /// <summary>Column of the identifier; -1 where the table is one motif.</summary>
    public int Motif { get; private init; }

    /// <summary>Column of the second name, or -1.</summary>
    public int Name { get; private init; }

    /// <summary>Column of the number of sites, or -1.</summary>
    public int Sites { get; private init; }

    /// <summary>Column that counts the positions, or -1.</summary>
    public int Position { get; private init; }

    /// <summary>One more than the last column that is read.</summary>
    public int Count => Math.Max(Letters.Max(), Math.Max(Math.Max(Motif, Name), Math.Max(Sites, Position))) + 1;

    /// <summary>The columns that a header names; null where it does not name all four letters.</summary>
    public static TableColumnsOfMotifs? Find(string[] header)
    {
        int Column(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
                if (Array.FindIndex(header, cell => cell.Equals(name, StringComparison.OrdinalIgnoreCase)) is >= 0 and var index)
                    return index;
            return -1;
        }

        int[] letters = [Column("A"), Column("C"), Column("G"), Column("T", "U")];
        return letters.Contains(-1) ? null : new TableColumnsOfMotifs(letters, MotifCollector.AlphabetOf(header[letters[3]][0]))
        {
            Motif = Column("motif", "motif_id", "id"),
            Name = Column("name", "motif_name", "motif_alt_id"),
            Sites = Column("sites", "nsites"),
            Position = Column("position", "pos"),
        };
    }
}
