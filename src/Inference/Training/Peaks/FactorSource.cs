namespace CisLens.Inference.Training.Peaks;

/// <summary>Where the peaks of a factor come from and how they are divided.</summary>
/// <param name="Factor">The output's name.</param>
/// <param name="Cells">The cells of the experiment, as the source states them.</param>
/// <param name="TrainFile">The file of peaks, relative to the data folder; strongest first where the source says so.</param>
/// <param name="TestFile">The file with bound and unbound test sequences; null where chromosomes are held out instead.</param>
public sealed record FactorSource(string Factor, string Cells, string TrainFile, string? TestFile)
{
    /// <summary>Chromosomes held out for the test where there is no test file.</summary>
    public static IReadOnlyList<string> TestChromosomes { get; } = ["chr8", "chr9"];

    /// <summary>The chromosome held out for the validation where there is no test file.</summary>
    public const string ValidationChromosome = "chr7";

    /// <summary>Where there is a test file, every tenth peak of the training file is held out for the validation.</summary>
    public const int ValidationEvery = 10;

    /// <summary>The six factors, in the order of the outputs.</summary>
    public static IReadOnlyList<FactorSource> All { get; } =
    [
        new("CTCF", "not stated", "ctcf-pu1-101bp/ctcf.fa.gz", null),
        new("SPI1", "not stated", "ctcf-pu1-101bp/pu1.fa.gz", null),
        Encode("FOXA1", "HepG2"),
        Encode("REST", "GM12878"),
        Encode("GABPA", "GM12878"),
        Encode("MYC", "H1-hESC"),
    ];

    /// <summary>A factor without training peaks, used only to see whether the MYC output knows the E-box of another factor.</summary>
    public static string EboxCheckFile => "encode-chip-101bp/USF1_HepG2_test.tsv.gz";

    private static FactorSource Encode(string factor, string cells) =>
        new(factor, cells, $"encode-chip-101bp/{factor}_{cells}_train.tsv.gz", $"encode-chip-101bp/{factor}_{cells}_test.tsv.gz");
}
