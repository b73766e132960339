namespace CisLens.Web.Runs;

/// <summary>What a run can be made of in a project.</summary>
public sealed record WizardChoices(string ProjectName, IReadOnlyList<SetChoice> Sets, IReadOnlyList<ModelChoice> Models);
