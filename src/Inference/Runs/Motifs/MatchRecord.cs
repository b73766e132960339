using CisLens.Inference.Motifs;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>A match as it is stored: with the known motif itself, so that it can be drawn when the database is gone.</summary>
internal sealed record MatchRecord
{
    public required string Query { get; init; }

    public required string Target { get; init; }

    public required string Name { get; init; }

    public string? Family { get; init; }

    public string? Url { get; init; }

    public double? Sites { get; init; }

    public required string Alphabet { get; init; }

    public required double[][] Probabilities { get; init; }

    public required int Database { get; init; }

    public required int Offset { get; init; }

    public required int Overlap { get; init; }

    public required bool IsReverseComplement { get; init; }

    public required double PValue { get; init; }

    public required double EValue { get; init; }

    public required double QValue { get; init; }

    public static MatchRecord Of(MotifMatch match) => new()
    {
        Query = match.Query,
        Target = match.Target.Id,
        Name = match.Target.Name,
        Family = match.Target.Family,
        Url = match.Target.Url,
        Sites = match.Target.Sites,
        Alphabet = match.Target.Alphabet.Name,
        Probabilities = MatrixJson.Of(match.Target.Ppm),
        Database = match.Database,
        Offset = match.Offset,
        Overlap = match.Overlap,
        IsReverseComplement = match.IsReverseComplement,
        PValue = match.PValue,
        EValue = match.EValue,
        QValue = match.QValue,
    };

    public MotifMatch ToMatch() => new(
        Query,
        new Motif(Target, new Ppm(MatrixJson.Values(Probabilities)))
        {
            Name = Name, Family = Family, Url = Url, Sites = Sites, Alphabet = CisLens.Shared.Sequences.Alphabet.Parse(Alphabet),
        },
        Database, Offset, Overlap, IsReverseComplement, PValue, EValue, QValue);
}
