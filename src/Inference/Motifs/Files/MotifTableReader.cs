using CisLens.Shared.Sequences;

namespace CisLens.Inference.Motifs.Files;

/// <summary>
/// Reads tables separated by commas, semicolons, tabs or blanks. With a header that names the letters, a row is a position, and
/// a column <c>motif</c> (or <c>id</c>) tells several motifs apart:
/// <code>
/// motif,name,sites,position,A,C,G,T
/// MA0004.1,Arnt,20,1,0.2,0.8,0,0
/// </code>
/// Without it, a file is one motif, named after the file: four rows that begin with their letters, or numbers alone, 4 x width
/// or width x 4. A table with a column <c>consensus</c> is read by <see cref="ConsensusRows"/>.
/// </summary>
internal static class MotifTableReader
{
    public static void Read(MotifText text, MotifCollector motifs)
    {
        var rows = new List<(int Line, string[] Cells)>();
        while (text.NextFilled(out var line))
            if (TableCells.Split(line) is { Length: > 0 } cells)
                rows.Add((text.Number, cells));
        if (rows.Count > 0 && ConsensusRows.IsHeader(rows[0].Cells))
            ConsensusRows.Read(text, motifs, rows);
        else if (rows.Count > 0 && TableColumnsOfMotifs.Find(rows[0].Cells) is { } columns)
            new MotifTableRows(text, motifs, columns).Read(rows[1..]);
        else if (rows.Count > 0)
            ReadOne(text, motifs, rows);
    }

    private static void ReadOne(MotifText text, MotifCollector motifs, List<(int Line, string[] Cells)> rows)
    {
        var lettered = rows.Where(row => MotifNumbers.Letter(row.Cells[0]) >= 0).ToList();
        var start = rows[0].Line;
        var alphabet = Alphabet.Dna;
        double[] values;
        if (lettered.Count > 0)
        {
            // A row above the letters that begins with none of them counts the positions, as data frames do.
            if (lettered.Count != MotifMatrix.Letters || rows.Count - lettered.Count > 1 || lettered.Select(row => MotifNumbers.Letter(row.Cells[0])).Distinct().Count() != MotifMatrix.Letters)
                throw text.Fault(lettered[0].Line, "begins a matrix that has not one row for each of A, C, G and T: give these four rows.");
            alphabet = MotifCollector.AlphabetOf(lettered.Single(row => MotifNumbers.Letter(row.Cells[0]) == 3).Cells[0][0]);
            var ordered = lettered.OrderBy(row => MotifNumbers.Letter(row.Cells[0])).Select(row => (row.Line, row.Cells[1..])).ToList();
            values = MotifNumbers.Turn([.. Numbers(text, ordered)]);
        }
        else
            values = Orient([.. Numbers(text, rows)], rest => text.Fault(start, rest));
        var (ppm, sites) = MotifNumbers.Read(values, rest => text.Fault(start, rest));
        motifs.Add(new Motif(MotifLayout.Word(motifs.FileTitle), ppm) { Sites = sites, Alphabet = alphabet }, start);
    }

    /// <summary>
    /// A matrix of numbers alone as [width x 4]. Four rows of four are taken the way in which every position has the same sum.
    /// </summary>
    public static double[] Orient(double[][] rows, Func<string, Shared.InputException> fault)
    {
        var (height, width) = (rows.Length, rows[0].Length);
        if (height != MotifMatrix.Letters && width != MotifMatrix.Letters)
            throw fault($"has a matrix of {height} x {width} numbers, and a motif has 4 x width or width x 4: name the form of the file (MEME, JASPAR, ...) by its header, or give four rows or four columns.");
        if (height != width)
            return height == MotifMatrix.Letters ? MotifNumbers.Turn(rows) : [.. rows.SelectMany(row => row)];
        var (alongRows, alongColumns) = (HaveOneSum(rows.Select(row => row.Sum())), HaveOneSum(Enumerable.Range(0, width).Select(column => rows.Sum(row => row[column]))));
        if (alongRows == alongColumns)
            throw fault("has a matrix of 4 x 4 numbers, of which rows and columns may both be the letters: name the letters, as in a header 'A,C,G,T'.");
        return alongRows ? [.. rows.SelectMany(row => row)] : MotifNumbers.Turn(rows);
    }

    private static bool HaveOneSum(IEnumerable<double> sums)
    {
        var all = sums.ToList();
        return all.Max() - all.Min() <= Ppm.SumTolerance * Math.Abs(all.Max());
    }

    private static IEnumerable<double[]> Numbers(MotifText text, List<(int Line, string[] Cells)> rows)
    {
        foreach (var (line, cells) in rows)
        {
            if (cells.Length != rows[0].Cells.Length || cells.Length == 0)
                throw text.Fault(line, $"has {cells.Length} numbers, and the first row has {rows[0].Cells.Length}: give every row the same number.");
            yield return TableCells.Numbers(text, line, cells);
        }
    }
}
