namespace CisLens.Web.Api;

/// <summary>The shown sequences of a run.</summary>
/// <param name="Target">The target by which they are placed.</param>
/// <param name="Measures">By what percentiles are counted.</param>
/// <param name="Shown">Sequences that were kept as examples or taken out.</param>
/// <param name="Seed">The seed of the random panel.</param>
/// <param name="Panel">The random panel.</param>
/// <param name="Captions">What a figure of each shown sequence must say, in the order of <paramref name="Shown"/>.</param>
/// <param name="PanelCaption">What a figure of the panel must say.</param>
/// <param name="Verdict">What rule 25 says: pass, warn, fail or notRun.</param>
/// <param name="Text">Why.</param>
public sealed record ExamplesAnswer(
    string Target, IReadOnlyList<string> Measures, IReadOnlyList<ExampleLine> Shown, long Seed, IReadOnlyList<ExampleLine> Panel, IReadOnlyList<string> Captions, string PanelCaption,
    Inference.Evaluation.Audit.AuditVerdict Verdict, string Text);
