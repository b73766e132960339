using CisLens.Inference.Evaluation.Audit;

namespace CisLens.Inference.Commands;

/// <summary>The verdicts of an audit for a terminal: a line a rule, under the headings; what is not passed with its worst finding.</summary>
internal static class VerdictText
{
    public static void Write(TextWriter writer, IReadOnlyList<JudgedRule> rules)
    {
        foreach (var judged in rules)
        {
            writer.WriteLine($"{judged.Rule.Code,3}  {VerdictTable.Word(judged.Verdict),-7}  {judged.Rule.Title}");
            if (judged.Verdict != AuditVerdict.Pass && judged.Findings is [var (worst, _), ..])
                writer.WriteLine($"              {(worst.Subject.Length > 0 ? $"{worst.Subject}: " : "")}{worst.Text}");
        }
    }
}
