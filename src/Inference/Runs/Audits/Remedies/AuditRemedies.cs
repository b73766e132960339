using CisLens.Inference.Evaluation.Audit;
using CisLens.Shared.Runs;
using static CisLens.Inference.Runs.Audits.Remedies.MethodRemedies;
using static CisLens.Inference.Runs.Audits.Remedies.RunRemedies;

namespace CisLens.Inference.Runs.Audits.Remedies;

/// <summary>
/// What can be done about rules that are not passed, as runs that can be started as they are and pages that can be opened.
/// Nothing here computes; the portal calls it.
/// </summary>
public static class AuditRemedies
{
    // Rules whose numbers are estimates over sequences, so that more sequences give narrower intervals.
    private static readonly int[] Estimated = [-1, 3, 7, 8, 9, 15];

    /// <summary>What can be done about a rule, the most direct first.</summary>
    /// <param name="judged">The rule with its verdict on the run.</param>
    /// <param name="run">The run.</param>
    /// <returns>Empty where the rule is passed, and where nothing helps.</returns>
    public static IReadOnlyList<AuditRemedy> For(JudgedRule judged, AuditedRun run)
    {
        ArgumentNullException.ThrowIfNull(judged);
        ArgumentNullException.ThrowIfNull(run);
        if (judged.Verdict == AuditVerdict.Pass)
            return [];
        return [.. Tests(judged.Rule.Number, run).Concat(Own(judged, run)).Append(More(judged, run)).Concat(Pages(judged.Rule.Number, run))
            .OfType<AuditRemedy>().DistinctBy(remedy => remedy.Id).Where(remedy => remedy.Run is not { } changed || run.CanRun(changed))];
    }

    private static IEnumerable<AuditRemedy> Tests(int rule, AuditedRun run)
    {
        foreach (var test in AuditTests.All.Select(test => test.Info).Where(info => info.Rules.Contains(rule)))
        {
            var there = run.Spec.Audit?.Tests.FirstOrDefault(one => one.Test == test.Id);
            if (there is null)
                yield return Added(test, run);
            else if (there.Options is { Count: > 0 })
                yield return Run($"usual-{test.Id}", $"“{test.Name}” with its usual settings", $"This run's test has settings of its own ({there.Options.ToJsonString()}); the new one has the usual ones.",
                    run.Spec.WithTest(test.Id).Named($"{test.Name.ToLowerInvariant()} as usual"));
        }
    }

    // A test of motifs has nothing to look at in a run without them.
    private static AuditRemedy Added(AuditTestInfo test, AuditedRun run)
    {
        var motifs = test.ReadsMotifs && run.Spec.Motifs is null ? Discovery(run)?.Run : null;
        return Run($"test-{test.Id}", $"Add the test “{test.Name}”", motifs is null ? test.Summary : $"{test.Summary} Motifs are discovered first.",
            ((motifs ?? run.Spec) with { Name = run.Spec.Name }).WithTest(test.Id).Named($"with {test.Name.ToLowerInvariant()}"));
    }

    private static IEnumerable<AuditRemedy?> Own(JudgedRule judged, AuditedRun run) => judged.Rule.Number switch
    {
        -2 or -1 => [LearntTargets(judged, run)],
        1 => [OtherFamilies(run), MoreSequences(run)],
        2 => [ReferenceMethod(run)],
        6 => [MoreGradients(judged, run)],
        7 => [OtherFamilies(run), Without(judged, run)],
        9 or 10 or 11 or 14 => [Without(judged, run)],
        12 => [Corrected(judged, run)],
        13 => [Shuffles(judged, run), ReferenceMethod(run)],
        15 => [BothStrands(run)],
        16 => [MoreReferences(judged, run), ReferenceMethod(run)],
        17 => [Replicas(run)],
        18 => [.. OtherDatasets(run)],
        19 or 20 or 26 => [Discovery(run)],
        24 => [AllSequences(run)],
        _ => [],
    };

    private static AuditRemedy? More(JudgedRule judged, AuditedRun run) =>
        judged.Rule.Number == 24 || (Estimated.Contains(judged.Rule.Number) && judged.Verdict != AuditVerdict.NotRun) ? MoreSequences(run) : null;

    private static IEnumerable<AuditRemedy> Pages(int rule, AuditedRun run) => rule switch
    {
        -1 or 6 => [Page(RemedyPage.Model, "Look at the model", "Its performance, its layers, and which methods are exact on it.")],
        -2 => [Page(RemedyPage.Model, "Look at the model", "Its outputs, of which another may be the class that was learnt.")],
        -3 => [Page(RemedyPage.Sequences, "Add held-out sequences", "Upload sequences that the model was not trained on, without near copies.")],
        -4 => [Page(RemedyPage.Rows, "See the dropped rows", "Each with its reason; sequences of the model's length need no padding.")],
        3 or 4 when Has(run, rule) => [Page(RemedyPage.Agreement, "See where they disagree", "The sequences that disagree most, with what the deciding experiment says.")],
        7 or 8 or 9 when Has(run, rule) => [Page(RemedyPage.Faithfulness, "See the curves", "Output against mutated bases for each method, beside chance and the other controls.")],
        14 => [Page(RemedyPage.Simulate, "Simulate sequences", "Make sequences whose truth is known, and train this architecture on them.")],
        15 when Has(run, rule) => [Page(RemedyPage.Stability, "See what moved", "Change of the maps against change of the prediction.")],
        13 or 16 or 17 when Has(run, rule) => [Page(RemedyPage.Spread, "See the spread", "Bands over references, seeds and replicas, and which of them varies most.")],
        18 => [Page(RemedyPage.Sequences, "Add another dataset", "Upload independent sequences; a run on them with the same analyses can be compared.")],
        24 when run.Available < run.Wanted => [Page(RemedyPage.Sequences, "Add sequences", "The set itself is small; upload a larger one.")],
        25 => [Page(RemedyPage.Selections, "See the random panel", "Twelve sequences drawn at random beside those that were chosen, with a caption for the figure.")],
        26 when run.Spec.Motifs is not null => [Page(RemedyPage.Motifs, "Review the two lists", "Strong attributions that match nothing known, and instances that the model ignores.")],
        _ => [],
    };

    private static bool Has(AuditedRun run, int rule) =>
        run.Spec.Audit is { } audit && audit.Tests.Any(test => AuditTests.Get(test.Test).Info.Rules.Contains(rule));

    private static AuditRemedy Page(RemedyPage page, string label, string sentence) => new($"page-{page.ToString().ToLowerInvariant()}", label, sentence) { Page = page };

    /// <summary>A remedy that is a run.</summary>
    internal static AuditRemedy Run(string id, string label, string sentence, RunSpec spec) => new(id, label, sentence) { Run = spec };
}
