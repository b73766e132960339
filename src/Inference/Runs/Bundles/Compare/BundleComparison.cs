using CisLens.Inference.Runs.Bundles.Import;
using CisLens.Inference.Runs.Bundles.People;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Bundles.Compare;

/// <summary>
/// Compares two bundles: which files differ, and for each array by how much and where. What people said and chose is no result and is left out.
/// Reads both from front to back; memory does not depend on their size. Needs no native library.
/// </summary>
public static class BundleComparison
{
    /// <summary>Compares.</summary>
    /// <param name="first">A bundle, verified: files with equal checksums are not read again.</param>
    /// <param name="second">Another.</param>
    /// <param name="progress">Hears the share that is done, 0 to 1, by bytes.</param>
    /// <param name="token">Checked between blocks.</param>
    /// <exception cref="InputException">A file cannot be read.</exception>
    public static BundleDifference Run(BundleReader first, BundleReader second, IProgress<double>? progress, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var files = first.Files.Union(second.Files).Where(name => !BundleNames.IsOfPeople(name)).Order(StringComparer.Ordinal).Select(name => new FileDifference(name, State(first, second, name))).ToList();
        var both = files.Where(file => ArrayFile.IsOne(file.Name) && file.State is FileState.Same or FileState.Different).Select(file => file.Name).ToList();
        var arrays = new List<ArrayDifference>();
        var (done, total) = (0L, Math.Max(1, both.Sum(first.Length)));
        foreach (var name in both)
        {
            arrays.Add(BundleFault.Guard(first.Name, () => ArrayComparison.Run(first, second, name, token)));
            progress?.Report((double)(done += first.Length(name)) / total);
        }
        return new BundleDifference(files, Named(first, arrays));
    }

    private static FileState State(BundleReader first, BundleReader second, string name)
    {
        if (!second.Has(name))
            return FileState.OnlyFirst;
        if (!first.Has(name))
            return FileState.OnlySecond;
        // They name what people said too.
        if ((first.HasPeople || second.HasPeople) && BundleListing.Names.Contains(name))
            return Plain(first, name) == Plain(second, name) ? FileState.Same : FileState.Different;
        // The list of checksums has none of its own.
        var same = name == BundleNames.Checksums ? first.Text(name) == second.Text(name) : string.Equals(first.Checksum(name), second.Checksum(name), StringComparison.OrdinalIgnoreCase);
        return same ? FileState.Same : FileState.Different;
    }

    private static string Plain(BundleReader bundle, string listing) => BundleFault.Guard(bundle.Name, () =>
        BundleListing.Names.Zip(BundleListing.Read(bundle.Text).With([]).Texts).Single(pair => pair.First == listing).Second);

    /// <summary>Says which sequence and position each place is; arrays of the audit look at samples and are left as they are.</summary>
    private static List<ArrayDifference> Named(BundleReader bundle, List<ArrayDifference> arrays)
    {
        var wanted = arrays.SelectMany(array => new[] { array.Absolute, array.Relative }.OfType<ValueDifference>().Where(_ => IsOfRows(array))).Select(value => value.Place[0]).ToHashSet();
        if (wanted.Count == 0)
            return arrays;
        var names = new Dictionary<long, string>();
        using (var lines = new BundleLines(bundle, BundleNames.Rows))
        {
            lines.Next();
            for (var row = 0L; names.Count < wanted.Count && lines.Next() is { } line; row++)
                if (wanted.Contains(row))
                    names.Add(row, BundleFault.Guard(bundle.Name, () => RunRowTable.Parse(line).Id));
        }
        return [.. arrays.Select(array => IsOfRows(array) ? array with { Absolute = Name(array.Absolute, array), Relative = Name(array.Relative, array) } : array)];

        ValueDifference? Name(ValueDifference? value, ArrayDifference array) => value is null ? null : value with
        {
            Sequence = names.GetValueOrDefault(value.Place[0]),
            Position = array.Shape.Count > 1 && array.Shape[^1] == bundle.Prepared.Length ? value.Place[^1] : null,
        };
    }

    private static bool IsOfRows(ArrayDifference array) => array.Shape.Count > 0 && !array.Name.StartsWith(BundleNames.Audit, StringComparison.Ordinal);
}
