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
    public Task<PersonEntity> AcceptAsync(string? secret, string name, string email, string password, CancellationToken cancellationToken) => UseAsync(secret, async invitation =>
    {
        await using var scope = scopes.CreateAsyncScope();
        var person = await scope.ServiceProvider.GetRequiredService<Accounts>()
            .CreateAsync(name, invitation.Email.Length > 0 ? invitation.Email : email, password, invitation.IsAdministrator);
        await activities.AddAsync(await new PersonPrincipals().CreateAsync(person), null, "joined", person.Email, cancellationToken);
        await EnterAsync(invitation, person.Id, person.Name, person.Email, cancellationToken);
        return person;
    }, cancellationToken);

    /// <summary>Makes somebody who has an account by now a member of the project; only whoever the invitation is for.</summary>
    /// <returns>The project.</returns>
    /// <exception cref="InputException">The link was used or is too old, or is for somebody else; then it still works for them.</exception>
    public Task<string> JoinAsync(ClaimsPrincipal user, string? secret, CancellationToken cancellationToken) => UseAsync(secret, async invitation =>
    {
        var (me, normalized) = (user.PersonId(), invitation.Email.ToUpperInvariant());
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (invitation.ProjectId is not { } project || !await database.People.AnyAsync(person => person.Id == me && person.NormalizedEmail == normalized, cancellationToken))
            throw new InputException("This invitation is for another account; sign in with that one.");
        await EnterAsync(invitation, me!, user.PersonName(), invitation.Email, cancellationToken);
        return project;
    }, cancellationToken);

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
        return $"invitation?key={secret}";
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

    // Of two who use a link at once, one succeeds; what did not work can be tried again.
    private async Task<T> UseAsync<T>(string? secret, Func<InvitationEntity, Task<T>> use, CancellationToken cancellationToken)
    {
        if ((await FindAsync(secret, cancellationToken))?.Invitation is not { } invitation || !await MarkAsync(invitation.Id, clock.GetUtcNow(), cancellationToken))
            throw new InputException(Gone);
        try
        {
            return await use(invitation);
        }
        catch (InputException)
        {
            await MarkAsync(invitation.Id, null, cancellationToken);
            throw;
        }
    }

    private async Task<bool> MarkAsync(string id, DateTimeOffset? usedAt, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var marks = usedAt is not null;
        return await database.Invitations.Where(one => one.Id == id && (one.UsedAt == null) == marks)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.UsedAt, usedAt), cancellationToken) == 1;
    }

    private async Task EnterAsync(InvitationEntity invitation, string person, string name, string email, CancellationToken cancellationToken)
    {
        if (invitation is not { ProjectId: { } project, Role: { } role })
            return;
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (!await database.ProjectMembers.AnyAsync(member => member.ProjectId == project && member.PersonId == person, cancellationToken))
            database.ProjectMembers.Add(new ProjectMemberEntity { ProjectId = project, PersonId = person, Role = role, Since = clock.GetUtcNow() });
        database.Activities.Add(activities.Line(person, name, project, $"joined as {role.ToString().ToLowerInvariant()}", email));
        await database.SaveChangesAsync(cancellationToken);
        standings.Forget();
    }
}
