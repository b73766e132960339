namespace CisLens.Web.Quotas;

/// <summary>A run that was refused for a quota.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ProjectId">Its project.</param>
/// <param name="PersonId">Who asked for it.</param>
/// <param name="Owner">Whose quota: that person, or that project.</param>
/// <param name="Kind">What there is too little of.</param>
/// <param name="Sentence">What that person was told.</param>
public sealed record RefusedRun(string Name, string ProjectId, string PersonId, string Owner, QuotaKind Kind, string Sentence);
