using System.Globalization;

namespace CisLens.Shared.Sequences;

/// <summary>Which column of a table holds what; columns are counted from 0.</summary>
/// <param name="Count">Number of columns.</param>
/// <param name="Sequence">Column of the bases.</param>
/// <param name="HasHeader">True when the first row holds names of columns.</param>
internal sealed record TableColumns(int Count, int Sequence, bool HasHeader)
{
    public int? Id { get; init; }

    public int? Label { get; init; }

    public int? Group { get; init; }

    public int? Region { get; init; }

    public int? Description { get; init; }

    /// <summary>The columns in words, e.g. <c>columns: 1 name, 2 bases, 3 label</c>.</summary>
    public override string ToString()
    {
        (int? Column, string Use)[] uses = [(Id, "name"), (Sequence, "bases"), (Label, "label"), (Group, "group"), (Region, "region"), (Description, "description")];
        return "columns: " + string.Join(", ", uses.Where(use => use.Column is not null).OrderBy(use => use.Column)
            .Select(use => string.Create(CultureInfo.InvariantCulture, $"{use.Column + 1} {use.Use}")));
    }
}
