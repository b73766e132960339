using System.Globalization;

namespace CisLens.Inference.Evaluation.Audit;

/// <summary>A rule of the audit.</summary>
/// <param name="Number">1 to 26; the gates that come before have -1 to -4.</param>
/// <param name="Part">The heading under which it stands.</param>
/// <param name="Title">What should hold, e.g. <c>Faithful against random</c>.</param>
/// <param name="Computed">What is computed.</param>
/// <param name="Passes">When it is passed.</param>
/// <param name="Warns">When it warns.</param>
/// <param name="Fails">When it is failed.</param>
/// <param name="WhatToDo">What helps.</param>
/// <param name="Source">Where the rule comes from.</param>
public sealed record AuditRule(
    int Number, AuditPart Part, string Title, string Computed, string Passes, string Warns, string Fails, string WhatToDo, string Source)
{
    /// <summary>What people read beside the title: the number, or <c>G1</c> to <c>G4</c>.</summary>
    public string Code => Number < 0 ? string.Create(CultureInfo.InvariantCulture, $"G{-Number}") : Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The numbers that decide, all of which must pass; empty where the verdict follows from what was done.</summary>
    public IReadOnlyList<AuditThreshold> Thresholds { get; init; } = [];
}
