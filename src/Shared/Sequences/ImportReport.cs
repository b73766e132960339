namespace CisLens.Shared.Sequences;

/// <summary>What was found in a file of sequences; stored as <c>report.json</c> beside the set.</summary>
public sealed record ImportReport
{
    /// <summary>Name of the file as the person knows it.</summary>
    public required string FileName { get; init; }

    /// <summary>Form of the file in words, e.g. <c>FASTA, gzip</c>, with the columns taken from a table.</summary>
    public required string Format { get; init; }

    /// <summary>DNA or RNA.</summary>
    public required string Alphabet { get; init; }

    /// <summary>Number of sequences kept.</summary>
    public required long Count { get; init; }

    /// <summary>Number of rows set aside; all of them are in <c>rejected.tsv</c>.</summary>
    public required long RejectedCount { get; init; }

    /// <summary>The first 100 rows set aside.</summary>
    public required IReadOnlyList<RejectedSequence> Rejected { get; init; }

    /// <summary>Lengths in bases.</summary>
    public required LengthSummary Lengths { get; init; }

    /// <summary>Number of each letter, upper and lower case together, in the kept sequences as given.</summary>
    public required IReadOnlyDictionary<string, long> Letters { get; init; }

    /// <summary>Bases in the kept sequences.</summary>
    public required long Bases { get; init; }

    /// <summary>Share of the bases in lower case, 0 to 1.</summary>
    public required double LowerCaseShare { get; init; }

    /// <summary>Share of the bases that are N or another unknown base, 0 to 1.</summary>
    public required double UnknownShare { get; init; }

    /// <summary>Share of G and C among the known bases, 0 to 1, as the mean over the sequences.</summary>
    public required double MeanGc { get; init; }

    /// <summary>Number of sequences by their share of G and C, in 20 bars from 0 to 1.</summary>
    public required IReadOnlyList<HistogramBin> GcHistogram { get; init; }

    /// <summary>Names and bases that occurred more than once.</summary>
    public required DuplicateSummary Duplicates { get; init; }

    /// <summary>Sequences of each label in the order of their first occurrence; at most 100 labels, see <see cref="DistinctLabels"/>.</summary>
    public required IReadOnlyDictionary<string, long> Labels { get; init; }

    /// <summary>Number of different labels, counted up to 1,000; above 100 they are taken to be measurements and not classes.</summary>
    public required int DistinctLabels { get; init; }

    /// <summary>Bytes of the file read, compressed where it is.</summary>
    public required long Bytes { get; init; }

    /// <summary>SHA-256 of the set.</summary>
    public required string Sha256 { get; init; }

    /// <summary>What a person should know before using the set; one sentence each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
