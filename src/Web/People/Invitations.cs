using System.Security.Claims;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Settings;
using CisLens.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.People;

/// <summary>
/// Links with which people make their own account: each works once, for a week. An owner's link makes them a member of the project too. A link
/// ends with what its maker may do.
/// </summary>
public sealed class Invitations(IDbContextFactory<CisLensDb> databases, IServiceScopeFactory scopes, ProjectStandings standings, ActivityLog activities, CisLensSettings settings, TimeProvider clock)
{
    /// <summary>The page that uses them.</summary>
    public const string Page = "invitation";

    public static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    private const string Gone = "This invitation was used before or is too old; ask for another.";

    /// <summary>An administrator's invitation. Answers the path of its link, which cannot be shown again.</summary>
    /// <exception cref="InputException">The address cannot be used, or has an account.</exception>
    public Task<string> CreateAsync(ClaimsPrincipal user, string email, bool isAdministrator, CancellationToken cancellationToken)
    {
        var address = email.Trim().Length == 0 ? "" : Accounts.CheckedEmail(email);
        return AddAsync(user, address, isAdministrator, null, isAdministrator ? "invited an administrator" : "invited", cancellationToken);
    }

    /// <summary>An owner's invitation to a project, for one address. Answers the path of its link, which cannot be shown again.</summary>
    /// <exception cref="InputException">The address cannot be used, or has an account.</exception>
    public Task<string> CreateAsync(ClaimsPrincipal user, string project, string email, ProjectRole role, CancellationToken cancellationToken) =>
        AddAsync(user, Accounts.CheckedEmail(email), false, (project, role), $"invited as {role.ToString().ToLowerInvariant()}", cancellationToken);

    /// <summary>What a link invites to; null when it was used, taken back, is too old, or its maker may no longer invite.</summary>
    public async Task<OpenInvitation?> FindAsync(string? secret, CancellationToken cancellationToken)
    {
        var hash = Secrets.Hash(secret ?? "");
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (await Open(database).SingleOrDefaultAsync(one => one.Hash == hash, cancellationToken) is not { } invitation)
            return null;
        var normalized = invitation.Email.ToUpperInvariant();
        return new OpenInvitation(
            invitation,
            await database.Projects.Where(project => project.Id == invitation.ProjectId).Select(project => project.Name).SingleOrDefaultAsync(cancellationToken),
            await database.People.Where(person => invitation.Email != "" && person.NormalizedEmail == normalized).Select(person => person.Id).SingleOrDefaultAsync(cancellationToken));
    }

    /// <summary>Those of administrators, or of the owners of a project, that can still be used; the newest first.</summary>
    public async Task<IReadOnlyList<InvitationEntity>> ListAsync(string? project, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await Open(database).Where(one => one.ProjectId == project).OrderByDescending(one => one.CreatedAt).ToListAsync(cancellationToken);
    }

    /// <summary>Ends one of administrators, or of the owners of a project.</summary>
    public async Task TakeBackAsync(string? project, string id, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await database.Invitations.Where(one => one.Id == id && one.ProjectId == project).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Makes the account of an invitation, and the membership where it is one to a project.</summary>
    /// <exception cref="InputException">The link was used or is too old, or name, address or password cannot be used; then the link still works.</exception>
    public async Task<PersonEntity> AcceptAsync(string? secret, string name, string email, string password, CancellationToken cancellationToken)
    {
        var invitation = await OpenAsync(secret, cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<Accounts>().CreateAsync(
            name, invitation.Email.Length > 0 ? invitation.Email : email, password, invitation.IsAdministrator, async (database, person) =>
            {
                await UseAsync(database, invitation, cancellationToken);
                database.Activities.Add(activities.Line(person.Id, person.Name, null, "joined", person.Email));
                await EnterAsync(database, invitation, person.Id, person.Name, person.Email, cancellationToken);
            });
        standings.Forget();
        return made;
    }

    /// <summary>Makes somebody who has an account by now a member of the project; only whoever the invitation is for.</summary>
    /// <returns>The project.</returns>
    /// <exception cref="InputException">The link was used or is too old, or is for somebody else; then it still works for them.</exception>
    public async Task<string> JoinAsync(ClaimsPrincipal user, string? secret, CancellationToken cancellationToken)
    {
        var invitation = await OpenAsync(secret, cancellationToken);
        var (me, normalized) = (user.PersonId(), invitation.Email.ToUpperInvariant());
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (invitation.ProjectId is not { } project || !await database.People.AnyAsync(person => person.Id == me && person.NormalizedEmail == normalized, cancellationToken))
            throw new InputException("This invitation is for another account; sign in with that one.");
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        await UseAsync(database, invitation, cancellationToken);
        await EnterAsync(database, invitation, me!, user.PersonName(), invitation.Email, cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        standings.Forget();
        return project;
    }

    private async Task<string> AddAsync(
        ClaimsPrincipal user, string address, bool isAdministrator, (string Id, ProjectRole Role)? project, string action, CancellationToken cancellationToken)
    {
        var (secret, now, normalized) = (Secrets.New(), clock.GetUtcNow(), address.ToUpperInvariant());
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (address.Length > 0 && await database.People.AnyAsync(person => person.NormalizedEmail == normalized, cancellationToken))
            throw new InputException($"There is an account with the address {address} already.");
        var inviter = user.PersonId()!;
        if (await database.Invitations.CountAsync(one => one.InvitedById == inviter && one.UsedAt == null && one.ExpiresAt > now, cancellationToken) is var open && open >= settings.Ceilings.Invitations)
            throw new InputException($"{open} invitations of yours are open, and {settings.Ceilings.Invitations} is the most; take one back, or wait until some are used.");
        database.Invitations.Add(new InvitationEntity
        {
            Hash = Secrets.Hash(secret),
            Email = address,
            IsAdministrator = isAdministrator,
            ProjectId = project?.Id,
            Role = project?.Role,
            InvitedById = inviter,
            CreatedAt = now,
            ExpiresAt = now + Lasts,
        });
        database.Activities.Add(activities.Line(user, project?.Id, action, address.Length > 0 ? address : "whoever has the link"));
        await database.SaveChangesAsync(cancellationToken);
        return LinkSecrets.Address(Page, secret);
    }

    // Those whose maker may still invite: an administrator to the portal, an owner to the project.
    private IQueryable<InvitationEntity> Open(CisLensDb database)
    {
        var now = clock.GetUtcNow();
        return database.Invitations.AsNoTracking().Where(one => one.UsedAt == null && one.ExpiresAt > now
            && database.People.Any(person => person.Id == one.InvitedById && !person.IsDisabled && (one.ProjectId != null || person.IsAdministrator))
            && (one.ProjectId == null || (database.Projects.Any(project => project.Id == one.ProjectId && project.DeletedAt == null)
                && database.ProjectMembers.Any(member => member.ProjectId == one.ProjectId && member.PersonId == one.InvitedById && member.Role == ProjectRole.Owner))));
    }

    private async Task<InvitationEntity> OpenAsync(string? secret, CancellationToken cancellationToken) =>
        (await FindAsync(secret, cancellationToken))?.Invitation ?? throw new InputException(Gone);

    // Of two who use a link at once, the second waits for the first's transaction and then finds it used; what did not work can be tried again.
    private async Task UseAsync(CisLensDb database, InvitationEntity invitation, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await database.Invitations.Where(one => one.Id == invitation.Id && one.UsedAt == null).ExecuteUpdateAsync(set => set.SetProperty(one => one.UsedAt, now), cancellationToken) != 1)
            throw new InputException(Gone);
    }

    private async Task EnterAsync(CisLensDb database, InvitationEntity invitation, string person, string name, string email, CancellationToken cancellationToken)
    {
        if (invitation is not { ProjectId: { } project, Role: { } role })
            return;
        if (!await database.ProjectMembers.AnyAsync(member => member.ProjectId == project && member.PersonId == person, cancellationToken))
            database.ProjectMembers.Add(new ProjectMemberEntity { ProjectId = project, PersonId = person, Role = role, Since = clock.GetUtcNow() });
        database.Activities.Add(activities.Line(person, name, project, $"joined as {role.ToString().ToLowerInvariant()}", email));
    }
}
