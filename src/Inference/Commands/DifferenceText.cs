using System.Globalization;
using CisLens.Inference.Runs.Bundles.Compare;

namespace CisLens.Inference.Commands;

/// <summary>The difference of two bundles as lines: a table of arrays, then the files that differ.</summary>
internal static class DifferenceText
{
    public static void Write(TextWriter writer, BundleDifference difference)
    {
        writer.WriteLine("array\tvalues\tunequal\tlargest_difference\tsequence\tplace\tlargest_relative_difference\tsequence\tplace");
        foreach (var array in difference.Arrays)
            writer.WriteLine(array.Explanation is { } explanation ? $"{array.Name}\t{explanation}" : string.Create(
                CultureInfo.InvariantCulture, $"{array.Name}\t{array.Values}\t{array.Unequal}\t{Value(array.Absolute)}\t{Value(array.Relative)}"));
        foreach (var file in difference.Files.Where(file => file.State != FileState.Same))
            writer.WriteLine($"# {file.Name}: {Word(file.State)}");
        writer.WriteLine(difference switch
        {
            { IsIdentical: true } => "# The bundles are the same, byte for byte.",
            { HasEqualNumbers: true } => "# All arrays are equal, value for value; the files above differ.",
            _ => "# The arrays differ.",
        });
    }

    private static string Value(ValueDifference? value) => value is null
        ? "0\t\t"
        : string.Create(CultureInfo.InvariantCulture, $"{value.Difference:G6}\t{value.Sequence}\t{string.Join(',', value.Place)}");

    private static string Word(FileState state) => state switch
    {
        FileState.Different => "differs",
        FileState.OnlyFirst => "only in the first",
        _ => "only in the second",
    };
}
