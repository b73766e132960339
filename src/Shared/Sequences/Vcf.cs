namespace CisLens.Shared.Sequences;

/// <summary>
/// Variants in the variant call format. They are not read; wherever such a file comes in, one sentence says so and what to give instead.
/// <code>
/// ##fileformat=VCFv4.3
/// #CHROM  POS     ID         REF  ALT  QUAL  FILTER  INFO
/// 20      14370   rs6054257  G    A    29    PASS    .
/// </code>
/// </summary>
public static class Vcf
{
    private const string Format = "##fileformat=VCF";
    private const string Columns = "#CHROM\tPOS\tID\tREF\tALT";

    /// <summary>Whether a line is one with which such a file begins.</summary>
    public static bool IsHeader(ReadOnlySpan<char> line) =>
        line.StartsWith(Format, StringComparison.OrdinalIgnoreCase) || line.StartsWith(Columns, StringComparison.OrdinalIgnoreCase);

    /// <summary>The sentence.</summary>
    /// <param name="file">Name of the file as the person knows it.</param>
    public static InputException Refusal(string file) => new(
        $"{file} holds variants (VCF), which CisLens does not read: upload FASTA with two sequences for each variant, one with its reference and one with its alternative allele; or, where effects were measured, a table with Pos, Ref, Alt and Coefficient.",
        file);
}
