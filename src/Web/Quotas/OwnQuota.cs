using CisLens.Shared.Data.Entities;

namespace CisLens.Web.Quotas;

/// <summary>What an administrator allows somebody other than the settings do.</summary>
/// <param name="Id">The person or project.</param>
/// <param name="Name">The person's name; null for a project, whose name only its members know.</param>
/// <param name="Quota">The numbers.</param>
public sealed record OwnQuota(string Id, string? Name, QuotaEntity Quota);
