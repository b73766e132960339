using CisLens.Shared.Data.Entities;

namespace CisLens.Web.People;

/// <summary>A person's own account.</summary>
public sealed record AccountView(
    string Name, string Email, bool HasTwoFactor, int RecoveryCodesLeft, IReadOnlyList<SessionEntity> Sessions, string? Session, bool WantsMail, bool OwesSecondStep);
