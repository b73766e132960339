using System.Globalization;
using CisLens.Shared;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Evaluation.MeasuredEffects;

/// <summary>
/// Reads effects of single-base changes, as saturation mutagenesis gives them: a table with a header line, separated by tabs, with the columns
/// <c>Pos</c>, <c>Ref</c>, <c>Alt</c> and <c>Coefficient</c> (or <c>Effect</c>), and, where there are, <c>Element</c> and <c>Barcodes</c>; others are passed over.
/// <code>
/// Chrom  Pos        Ref  Alt  Barcodes  Coefficient  Element
/// X      139530463  G    A    270       -0.279       F9
/// </code>
/// </summary>
public static class MeasuredEffectFile
{
    /// <summary>The most changes.</summary>
    public const int Most = 1_000_000;

    private const string OnlyElement = "element";

    /// <summary>Reads a table. Changes that are no substitution of one known base by another, such as deletions, are passed over.</summary>
    /// <param name="reader">The table.</param>
    /// <param name="file">Its name, for errors.</param>
    /// <param name="fewestBarcodes">Changes that were seen on fewer barcodes are passed over; without that column none is.</param>
    /// <exception cref="InputException">A column is missing, or a number cannot be read; names the line. Or there are too many.</exception>
    public static IReadOnlyList<MeasuredVariant> Read(TextReader reader, string file, int fewestBarcodes)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var lines = new BoundedLines(reader, file);
        var first = lines.Next() ?? throw new InputException($"{file} is empty; it needs a header line with Pos, Ref, Alt and Coefficient.", file);
        if (Vcf.IsHeader(first))
            throw Vcf.Refusal(file);
        var header = first.Split('\t');
        int Find(string name) => Array.FindIndex(header, column => column.Trim().Equals(name, StringComparison.OrdinalIgnoreCase));
        int Need(string name) => Find(name) is >= 0 and var place ? place
            : throw new InputException($"{file} has no column '{name}' in its first line; it needs Pos, Ref, Alt and Coefficient (or Effect), separated by tabs.", file, 1);
        var (position, reference, alternative) = (Need("Pos"), Need("Ref"), Need("Alt"));
        var effect = Find("Effect") is >= 0 and var found ? found : Need("Coefficient");
        var (element, barcodes) = (Find("Element"), Find("Barcodes"));
        var variants = new List<MeasuredVariant>();
        while (lines.Next() is { } text)
        {
            var line = lines.Number;
            if (text.Length == 0)
                continue;
            if (variants.Count == Most)
                throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{file} has more than {Most:N0} changes: leave out the elements that are no sequences of the run."), file, line);
            var fields = text.Split('\t');
            if (fields.Length != header.Length)
                throw new InputException($"{file}, line {line}, has {fields.Length} fields where the header has {header.Length}; correct the line or leave it out.", file, line);
            if (IsSubstitution(fields[reference], fields[alternative]) && (barcodes < 0 || Number(barcodes) >= fewestBarcodes))
                variants.Add(new MeasuredVariant(
                    element < 0 ? OnlyElement : fields[element], (long)Number(position),
                    char.ToUpperInvariant(fields[reference][0]), char.ToUpperInvariant(fields[alternative][0]), Number(effect)));

            double Number(int column) => double.TryParse(fields[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
                : throw new InputException($"{file}, line {line}: '{fields[column]}' in the column {header[column]} is not a number; correct the line or leave it out.", file, line);
        }
        return variants;
    }

    private static bool IsSubstitution(string reference, string alternative) =>
        reference.Length == 1 && alternative.Length == 1 && "ACGTacgt".Contains(reference[0], StringComparison.Ordinal)
        && "ACGTacgt".Contains(alternative[0], StringComparison.Ordinal) && !reference.Equals(alternative, StringComparison.OrdinalIgnoreCase);
}
