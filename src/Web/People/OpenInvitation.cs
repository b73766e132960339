using CisLens.Shared.Data.Entities;

namespace CisLens.Web.People;

/// <summary>An invitation that can be used.</summary>
/// <param name="Invitation">What it says.</param>
/// <param name="Project">The name of the project that it is to; null for the portal alone.</param>
/// <param name="PersonId">Who has an account with its address by now; null for nobody.</param>
public sealed record OpenInvitation(InvitationEntity Invitation, string? Project, string? PersonId);
