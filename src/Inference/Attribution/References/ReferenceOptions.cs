using System.ComponentModel.DataAnnotations;
using System.Globalization;
using CisLens.Inference.Sequences;

namespace CisLens.Inference.Attribution.References;

/// <summary>The settings of methods that compare a sequence with references.</summary>
public abstract record ReferenceOptions : IValidatableObject
{
    private const double Rounding = 1e-6;

    /// <summary>What the sequence is compared with.</summary>
    [Display(Name = "Reference", Description = "zeros: no base at all; uniform: 0.25 of each base; background: the frequencies below; dinucleotide: shuffles of the sequence that keep the number of each pair of neighbors; mononucleotide: shuffles that keep the number of each base; given: the sequence below.")]
    public ReferenceKind Reference { get; init; } = ReferenceKind.Dinucleotide;

    /// <summary>How many shuffles of each sequence; other kinds have one reference.</summary>
    [Display(Name = "Shuffles", Description = "How many shuffles each sequence is compared with; the scores are the mean over them. Other kinds of reference have one.")]
    [Range(1, 1000)]
    public int Shuffles { get; init; } = 20;

    /// <summary>Frequencies of A, C, G and T, for <see cref="ReferenceKind.Background"/>.</summary>
    [Display(Name = "Background", Description = "Frequencies of A, C, G and T, which add up to 1; used by the reference background.")]
    [Length(4, 4)]
    [Range(0.0, 1.0)]
    public IReadOnlyList<double> Background { get; init; } = [0.3, 0.2, 0.2, 0.3];

    /// <summary>The reference sequence, for <see cref="ReferenceKind.Given"/>.</summary>
    [Display(Name = "Reference sequence", Description = "The bases of the reference, as many as the model's window has; used by the reference given.")]
    [StringLength(1_000_000)]
    public string? ReferenceSequence { get; init; }

    /// <summary>Whether the references of a sequence are drawn at random.</summary>
    internal bool IsShuffled => Reference is ReferenceKind.Dinucleotide or ReferenceKind.Mononucleotide;

    /// <summary>Whether the reference is the same at all positions.</summary>
    internal bool IsConstant => Reference is ReferenceKind.Zeros or ReferenceKind.Uniform or ReferenceKind.Background;

    /// <summary>How many references a sequence has.</summary>
    internal int Count => IsShuffled ? Shuffles : 1;

    /// <summary>The references in a formula, e.g. <c>b = 0.25 for each base</c>.</summary>
    internal string Formula => Reference switch
    {
        ReferenceKind.Zeros => "b = 0",
        ReferenceKind.Uniform => "b = 0.25 for each base",
        ReferenceKind.Background => $"b = ({string.Join(", ", Background.Select(value => value.ToString(CultureInfo.InvariantCulture)))}) for A, C, G, T",
        ReferenceKind.Given => "b = the given sequence",
        ReferenceKind.Dinucleotide => $"b = each of {Shuffles} shuffles of x that keep its dinucleotide counts",
        _ => $"b = each of {Shuffles} shuffles of x that keep its base counts",
    };

    /// <summary>The references in a sentence, e.g. <c>20 dinucleotide shuffles</c>.</summary>
    internal string Name => Reference switch
    {
        ReferenceKind.Zeros => "all zeros",
        ReferenceKind.Uniform => "0.25 of each base",
        ReferenceKind.Background => "frequencies of the bases",
        ReferenceKind.Given => "a given sequence",
        ReferenceKind.Dinucleotide => $"{Shuffles} dinucleotide shuffles",
        _ => $"{Shuffles} base shuffles",
    };

    /// <inheritdoc/>
    public virtual IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Reference == ReferenceKind.Background && Math.Abs(Background.Sum() - 1) > Rounding)
            yield return new ValidationResult($"the frequencies of 'background' add up to {Background.Sum().ToString("g6", CultureInfo.InvariantCulture)}; make their sum 1.");
        if (Reference != ReferenceKind.Given)
            yield break;
        if (string.IsNullOrEmpty(ReferenceSequence))
            yield return new ValidationResult("'referenceSequence' is empty; write the bases of the reference or choose another 'reference'.");
        else if (ReferenceSequence.FirstOrDefault(letter => !Bases.TryEncode(letter, out _)) is var foreign && foreign != default)
            yield return new ValidationResult($"'referenceSequence' holds '{foreign}', which is no base; write A, C, G, T, U or N.");
    }
}
