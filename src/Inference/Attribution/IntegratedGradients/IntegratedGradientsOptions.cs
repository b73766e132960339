using System.ComponentModel.DataAnnotations;
using CisLens.Inference.Attribution.References;

namespace CisLens.Inference.Attribution.IntegratedGradients;

/// <summary>Settings of <see cref="IntegratedGradientsMethod"/>.</summary>
public sealed record IntegratedGradientsOptions : ReferenceOptions
{
    /// <summary>Compares with 0.25 of each base unless told otherwise.</summary>
    public IntegratedGradientsOptions() => (Reference, Shuffles) = (ReferenceKind.Uniform, 10);

    /// <summary>How the integral is computed.</summary>
    [Display(Name = "Rule", Description = "How the integral is computed: gaussLegendre is the most exact for smooth models; the four Riemann rules take evenly spaced places.")]
    public IntegrationRule Rule { get; init; } = IntegrationRule.GaussLegendre;

    /// <summary>Gradients on each path to begin with.</summary>
    [Display(Name = "Steps", Description = "Gradients on each path to begin with.")]
    [Range(2, 10_000)]
    public int Steps { get; init; } = 50;

    /// <summary>The relative error above which the steps of a path are doubled.</summary>
    [Display(Name = "Tolerance", Description = "The steps of a path are doubled while its contributions miss the change of the output by more than this share of it.")]
    [Range(1e-6, 1.0)]
    public double Tolerance { get; init; } = 0.01;

    /// <summary>The most gradients on a path; steps are not doubled beyond it.</summary>
    [Display(Name = "Most steps", Description = "Steps are not doubled beyond this number; a number below twice the steps switches doubling off.")]
    [Range(2, 100_000)]
    public int MostSteps { get; init; } = 400;

    /// <summary>Which four scores of a position are stored.</summary>
    [Display(Name = "Four scores", Description = "hypothetical: what each base would contribute against the reference; local: the gradient averaged along the path.")]
    public IntegratedGradientsMatrix Matrix { get; init; } = IntegratedGradientsMatrix.Hypothetical;
}
