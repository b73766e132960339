using CisLens.Shared.Runs;

namespace CisLens.Web.Runs;

/// <summary>What a run can be made of in a project.</summary>
/// <param name="ProjectName">The project.</param>
/// <param name="Sets">Its sequence sets that are ready.</param>
/// <param name="Models">Its models, then those that ship.</param>
/// <param name="MotifDatabases">Databases of known motifs that it can use.</param>
public sealed record WizardChoices(
    string ProjectName, IReadOnlyList<SetChoice> Sets, IReadOnlyList<ModelChoice> Models, IReadOnlyList<MotifDatabaseSource> MotifDatabases);
