using CisLens.Shared.Data.Entities;

namespace CisLens.Web.People;

/// <summary>Who has an account, and who was invited.</summary>
public sealed record PeopleView(IReadOnlyList<PersonLine> People, IReadOnlyList<InvitationEntity> Invitations);
