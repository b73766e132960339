using static CisLens.Inference.Evaluation.Audit.AuditPart;

namespace CisLens.Inference.Evaluation.Audit;

/// <summary>A heading of the audit, as pages and reports show it.</summary>
/// <param name="Part">What stands under it.</param>
/// <param name="Title">The heading.</param>
/// <param name="Question">What is asked under it, in one sentence.</param>
public sealed record AuditHeading(AuditPart Part, string Title, string Question)
{
    /// <summary>What an audit can say, and what it cannot: stands on every page and report of one.</summary>
    public const string Wording =
        "All of this is about the model, not about biology. A map shows what the model's output depends on, and an effect is the effect on the model; even a global importance analysis "
        + "“should only be treated as a model interpretability tool” (Koo et al. 2021). Whether the genome works so is for an experiment to show.";

    /// <summary>The headings in the order in which they are read: what everything rests on, the three pitfalls of Chen et al. (2024), then the maps themselves.</summary>
    public static IReadOnlyList<AuditHeading> All { get; } =
    [
        new(Gates, "Before anything else", "Has the model learnt what is explained, and are the sequences fit for it? If not, no map below means anything."),
        new(OneMethod, "Pitfall 1: one method only", "Do several methods that work in different ways tell the same story?"),
        new(Biology, "Pitfall 2: no biological reading", "Were scores turned into motifs, compared with known ones, and tested by changing sequences?"),
        new(CherryPicking, "Pitfall 3: chosen examples", "Do numbers stand for the whole dataset, and is it said how the shown sequences were chosen?"),
        new(Correctness, "Are the maps right?", "Do the bases that a map marks really move the model's output, and does the map depend on what the model learnt?"),
        new(AuditPart.Stability, "Do the maps hold still?", "Does a map stay as it is under changes that should not matter?"),
    ];
}
