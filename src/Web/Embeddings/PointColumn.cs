namespace CisLens.Web.Embeddings;

/// <summary>The values of a column for the points of a map: groups, or numbers.</summary>
/// <param name="Title">What people read.</param>
/// <param name="Names">The groups, the largest first; null when the values are numbers.</param>
/// <param name="Values">Of each point the place of its group in <paramref name="Names"/>, or its number; null where it has none.</param>
public sealed record PointColumn(string Title, IReadOnlyList<string>? Names, IReadOnlyList<float?> Values)
{
    // A column of numbers with few values is one of groups, e.g. 0 and 1.
    private const int MostNumbersAsGroups = 12;

    /// <summary>Decides whether the texts of a column are numbers or groups.</summary>
    public static PointColumn Of(string title, IReadOnlyList<string?> texts)
    {
        var numbers = texts.Select(text => text is null ? null : Number(text)).ToList();
        if (texts.Zip(numbers).All(pair => pair.First is null || pair.Second is not null) && numbers.Distinct().Count() > MostNumbersAsGroups)
            return new PointColumn(title, null, numbers);
        var names = texts.OfType<string>().CountBy(text => text).OrderByDescending(group => group.Value).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key).ToList();
        var places = names.Index().ToDictionary(name => name.Item, name => (float?)name.Index);
        return new PointColumn(title, names, [.. texts.Select(text => text is null ? null : places[text])]);
    }

    /// <summary>The group of each point; null when the values are numbers.</summary>
    public IReadOnlyList<string?>? Groups => Names is null ? null : [.. Values.Select(value => value is { } place ? Names[(int)place] : null)];

    private static float? Number(string text) =>
        float.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) && float.IsFinite(number) ? number : null;
}
