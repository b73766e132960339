using System.Security.Claims;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CisLens.Web.Projects;

/// <summary>Who belongs to a project. It always has an owner.</summary>
public sealed class ProjectMembers(IDbContextFactory<CisLensDb> databases, ProjectStandings standings, ActivityLog activities, TimeProvider clock)
{
    /// <summary>Null when there is no such project.</summary>
    public async Task<IReadOnlyList<MemberLine>?> ListAsync(string project, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (!await database.Projects.AnyAsync(one => one.Id == project, cancellationToken))
            return null;
        var members = await (
            from member in database.ProjectMembers
            join person in database.People on member.PersonId equals person.Id
            where member.ProjectId == project
            select new MemberLine(person.Id, person.Name, person.Email, member.Role, member.Since)).ToListAsync(cancellationToken);
        return [.. members.OrderByDescending(member => member.Role).ThenBy(member => member.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    /// <summary>Makes somebody with an account a member.</summary>
    /// <returns>False when nobody has the address.</returns>
    /// <exception cref="InputException">They are a member already, or may not sign in.</exception>
    public async Task<bool> AddAsync(ClaimsPrincipal user, string project, string email, ProjectRole role, CancellationToken cancellationToken)
    {
        var normalized = email.Trim().ToUpperInvariant();
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (await database.People.SingleOrDefaultAsync(one => one.NormalizedEmail == normalized, cancellationToken) is not { } person)
            return false;
        if (person.IsDisabled)
            throw new InputException($"The account with the address {person.Email} is disabled; an administrator can enable it.");
        if (await database.ProjectMembers.AnyAsync(member => member.ProjectId == project && member.PersonId == person.Id, cancellationToken))
            throw new InputException($"{person.Name} is a member already; change the role in the list.");
        database.ProjectMembers.Add(new ProjectMemberEntity { ProjectId = project, PersonId = person.Id, Role = role, Since = clock.GetUtcNow() });
        var name = await database.Projects.Where(one => one.Id == project).Select(one => one.Name).SingleOrDefaultAsync(cancellationToken);
        database.Notices.Add(new NoticeEntity { PersonId = person.Id, Text = $"{user.PersonName()} made you {Word(role)} of the project {name}.", Address = $"projects/{project}", At = clock.GetUtcNow() });
        await SaveAsync(database, null, user, project, $"added as {Word(role)}", person.Email, cancellationToken);
        return true;
    }

    /// <exception cref="InputException">They are the only owner.</exception>
    public async Task SetRoleAsync(ClaimsPrincipal user, string project, string person, ProjectRole role, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await HoldAsync(database, project, cancellationToken);
        var (member, email) = await FindAsync(database, project, person, cancellationToken);
        if (role != ProjectRole.Owner)
            await KeepAnOwnerAsync(database, member, cancellationToken);
        member.Role = role;
        await SaveAsync(database, transaction, user, project, $"made {Word(role)}", email, cancellationToken);
    }

    /// <summary>Takes a member out, oneself too.</summary>
    /// <exception cref="InputException">They are the only owner.</exception>
    public async Task RemoveAsync(ClaimsPrincipal user, string project, string person, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await HoldAsync(database, project, cancellationToken);
        var (member, email) = await FindAsync(database, project, person, cancellationToken);
        await KeepAnOwnerAsync(database, member, cancellationToken);
        database.ProjectMembers.Remove(member);
        await SaveAsync(database, transaction, user, project, person == user.PersonId() ? "left" : "removed", email, cancellationToken);
    }

    /// <summary>Makes another member the owner, and oneself an editor, in one step.</summary>
    /// <exception cref="InputException">One of the two is no member any more.</exception>
    public async Task TransferAsync(ClaimsPrincipal user, string project, string person, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await HoldAsync(database, project, cancellationToken);
        var (to, email) = await FindAsync(database, project, person, cancellationToken);
        var (from, _) = await FindAsync(database, project, user.PersonId() ?? "", cancellationToken);
        (from.Role, to.Role) = (ProjectRole.Editor, ProjectRole.Owner);
        await SaveAsync(database, transaction, user, project, "gave the project to", email, cancellationToken);
    }

    /// <summary>What people call a role.</summary>
    public static string Word(ProjectRole role) => role.ToString().ToLowerInvariant();

    private async Task SaveAsync(
        CisLensDb database, IDbContextTransaction? transaction, ClaimsPrincipal user, string project, string action, string subject, CancellationToken cancellationToken)
    {
        database.Activities.Add(activities.Line(user, project, action, subject));
        await database.SaveChangesAsync(cancellationToken);
        if (transaction is not null)
            await transaction.CommitAsync(cancellationToken);
        standings.Forget();
    }

    /// <summary>Begins a transaction in which nobody else changes the members of a project: of two owners who leave at once, the second finds that they are the only one.</summary>
    private static async Task<IDbContextTransaction> HoldAsync(CisLensDb database, string project, CancellationToken cancellationToken)
    {
        var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        // Changing nothing holds the project's row until the transaction ends.
        await database.Projects.Where(one => one.Id == project).ExecuteUpdateAsync(set => set.SetProperty(one => one.Name, one => one.Name), cancellationToken);
        return transaction;
    }

    private static async Task<(ProjectMemberEntity Member, string Email)> FindAsync(CisLensDb database, string project, string person, CancellationToken cancellationToken)
    {
        var found = await (
            from member in database.ProjectMembers
            join one in database.People on member.PersonId equals one.Id
            where member.ProjectId == project && member.PersonId == person
            select new { Member = member, one.Email }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? throw new InputException("They are no member of this project any more; reload the page.") : (found.Member, found.Email);
    }

    private static async Task KeepAnOwnerAsync(CisLensDb database, ProjectMemberEntity member, CancellationToken cancellationToken)
    {
        if (member.Role == ProjectRole.Owner
            && !await database.ProjectMembers.AnyAsync(other => other.ProjectId == member.ProjectId && other.PersonId != member.PersonId && other.Role == ProjectRole.Owner, cancellationToken))
            throw new InputException("A project needs an owner: make somebody else one first.");
    }
}
