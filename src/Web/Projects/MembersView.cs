using CisLens.Shared.Data.Entities;

namespace CisLens.Web.Projects;

/// <summary>Who belongs to a project, and who was invited to it.</summary>
public sealed record MembersView(string Project, IReadOnlyList<MemberLine> Members, IReadOnlyList<InvitationEntity> Invitations);
