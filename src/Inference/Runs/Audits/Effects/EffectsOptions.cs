using System.ComponentModel.DataAnnotations;
using CisLens.Inference.Experiments;

namespace CisLens.Inference.Runs.Audits.Effects;

/// <summary>Settings of <see cref="EffectsTest"/>.</summary>
public sealed record EffectsOptions : IValidatableObject
{
    /// <summary>Backgrounds of each kind; 1,000 as in Koo et al. (2021).</summary>
    [Display(Name = "Backgrounds", Description = "Sequences without meaning of each kind into which motifs are put. Fewer than 1,000 never pass.")]
    [Range(20, 20_000)]
    public int Backgrounds { get; init; } = 1000;

    /// <summary>The first kind of backgrounds.</summary>
    [Display(Name = "First null model", Description = "dinucleotideShuffle: shuffles that keep pairs of neighbors; shuffle: that keep bases; profile: bases drawn with the frequencies at their position.")]
    public NullModel First { get; init; } = NullModel.DinucleotideShuffle;

    /// <summary>The second kind of backgrounds.</summary>
    [Display(Name = "Second null model", Description = "Another kind, so that an effect cannot come from the way in which backgrounds are made.")]
    public NullModel Second { get; init; } = NullModel.Shuffle;

    /// <summary>Where motifs are put.</summary>
    [Display(Name = "Place", Description = "found: where the run found the motif, another site for each background; centre: in the middle.")]
    public EffectPlace Place { get; init; }

    /// <summary>Motifs of a target.</summary>
    [Display(Name = "Motifs", Description = "Most motifs of a target: the largest patterns, each followed by the known motif that it resembles most; without patterns the known motifs with most sites.")]
    [Range(1, 50)]
    public int Motifs { get; init; } = 10;

    /// <summary>A second set of sequences; null for none.</summary>
    [Display(Name = "Second dataset", Description = "Identifier of another set of sequences of the project, from which backgrounds are drawn as well; empty for none.")]
    [StringLength(32)]
    public string? OtherSet { get; init; }

    /// <summary>SHA-256 of the second set's content.</summary>
    [Display(Name = "Checksum of the second dataset", Description = "SHA-256 of its content, so that the run can be repeated.")]
    [StringLength(64)]
    public string? OtherSha256 { get; init; }

    /// <summary>Checks settings that must fit each other.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (First == Second)
            yield return new ValidationResult("both null models are the same; choose two kinds of backgrounds.");
        if (OtherSet is null != OtherSha256 is null)
            yield return new ValidationResult("a second dataset is named by its identifier and its checksum; give both or neither.");
    }

    /// <summary>The kinds of backgrounds, in the order in which they are computed.</summary>
    internal IReadOnlyList<EffectGroup> Groups => OtherSet is null
        ? [new EffectGroup(First, IsOther: false), new EffectGroup(Second, IsOther: false)]
        : [new EffectGroup(First, IsOther: false), new EffectGroup(Second, IsOther: false), new EffectGroup(First, IsOther: true)];
}
