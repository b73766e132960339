using System.Text.RegularExpressions;

namespace CisLens.Inference.Embeddings;

/// <summary>
/// Finds reference and alternative by name: <c>name_ref</c> belongs to <c>name_alt</c>, and to <c>name_alt1</c>, <c>name_alt2</c>
/// where there are several. Before <c>ref</c> or <c>alt</c>, in any case, stands one of <c>_ - . | : /</c>.
/// </summary>
public static partial class SequencePairs
{
    /// <summary>The rule in words.</summary>
    public const string Rule = "A sequence whose name ends in _alt (or _alt1, _alt2, …) is paired with the one of the same name that ends in _ref; - . | : / may stand for _.";

    /// <summary>The pairs, in the order of their alternatives.</summary>
    /// <param name="names">The names of the rows.</param>
    public static IReadOnlyList<SequencePair> Find(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var references = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < names.Count; row++)
            if (Ending().Match(names[row]) is { Success: true } match && !IsAlternative(match))
                references.TryAdd(match.Groups["stem"].Value, row);
        var pairs = new List<SequencePair>();
        for (var row = 0; row < names.Count; row++)
            if (Ending().Match(names[row]) is { Success: true } match && IsAlternative(match)
                && references.TryGetValue(match.Groups["stem"].Value, out var reference))
                pairs.Add(new SequencePair(reference, row));
        return pairs;
    }

    /// <summary>The difference alternative - reference of each pair.</summary>
    /// <param name="table">Embeddings, one row a sequence.</param>
    /// <param name="pairs">At least one pair.</param>
    /// <returns>[pairs, features].</returns>
    public static FeatureTable Deltas(FeatureTable table, IReadOnlyList<SequencePair> pairs)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(pairs);
        var values = new float[(long)pairs.Count * table.Columns];
        for (var pair = 0; pair < pairs.Count; pair++)
            for (var column = 0; column < table.Columns; column++)
                values[(pair * table.Columns) + column] = table[pairs[pair].Alternative][column] - table[pairs[pair].Reference][column];
        return new FeatureTable(pairs.Count, table.Columns, values);
    }

    private static bool IsAlternative(Match match) => match.Groups["kind"].Value.StartsWith("alt", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^(?<stem>.+)[_\-.|:/](?<kind>ref|alt[0-9]*)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Ending();
}
