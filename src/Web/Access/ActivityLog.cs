using System.Security.Claims;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Access;

/// <summary>Who did what, when, on what. Lines are added and never changed.</summary>
public sealed class ActivityLog(IDbContextFactory<CisLensDb> databases, TimeProvider clock)
{
    private const int LongestSubject = 300;

    /// <param name="person">Who.</param>
    /// <param name="project">In which project; null for the portal.</param>
    /// <param name="action">What, in the past: <c>invited</c>.</param>
    /// <param name="subject">Whom or what.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task AddAsync(ClaimsPrincipal person, string? project, string action, string subject, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        database.Activities.Add(Line(person, project, action, subject));
        await database.SaveChangesAsync(cancellationToken);
    }

    /// <summary>A line, to be saved together with what it tells of.</summary>
    public ActivityEntity Line(ClaimsPrincipal person, string? project, string action, string subject) =>
        Line(person.PersonId() ?? "", person.PersonName(), project, action, subject);

    /// <summary>The same of somebody who is not signed in yet.</summary>
    public ActivityEntity Line(string personId, string person, string? project, string action, string subject) => new()
    {
        At = clock.GetUtcNow(),
        PersonId = personId,
        Person = person,
        ProjectId = project,
        Action = action,
        Subject = subject[..Math.Min(subject.Length, LongestSubject)],
    };
}
