using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.People;

/// <summary>
/// Who sets the portal up. While nobody has an account a page makes the first one, for whoever can read the code that the portal
/// writes into its log; a code lives as long as the process.
/// </summary>
public sealed class FirstAdministrator(
    IDbContextFactory<CisLensDb> databases, IServiceScopeFactory scopes, ActivityLog activities, TimeProvider clock, ILogger<FirstAdministrator> logger) : IHostedService, IDisposable
{
    private readonly string _code = Secrets.NewToType();
    private readonly SemaphoreSlim _one = new(1);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await IsOpenAsync(cancellationToken))
            logger.LogWarning("Nobody has an account yet. Open /setup and enter this code: {Code}", _code);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _one.Dispose();

    /// <summary>Whether nobody has an account.</summary>
    public async Task<bool> IsOpenAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return !await database.People.AnyAsync(cancellationToken);
    }

    /// <summary>Makes the first account; projects that nobody owns, from the time without accounts, become theirs.</summary>
    /// <exception cref="InputException">The code is not right, there is an account already, or name, address or password cannot be used.</exception>
    public async Task<PersonEntity> CreateAsync(string code, string name, string email, string password, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (!await IsOpenAsync(cancellationToken))
                throw new InputException("There is an account already; ask an administrator for an invitation.");
            if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code.Trim().ToUpperInvariant()), Encoding.UTF8.GetBytes(_code)))
                throw new InputException("This is not the code that the portal wrote into its log when it was last started.");
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<Accounts>()
                .CreateAsync(name, email, password, isAdministrator: true, (database, person) => InheritAsync(database, person, cancellationToken));
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task InheritAsync(CisLensDb database, PersonEntity person, CancellationToken cancellationToken)
    {
        var ownerless = await database.Projects
            .Where(project => !database.ProjectMembers.Any(member => member.ProjectId == project.Id && member.Role == ProjectRole.Owner))
            .Select(project => project.Id).ToListAsync(cancellationToken);
        database.ProjectMembers.AddRange(ownerless.Select(project => new ProjectMemberEntity { ProjectId = project, PersonId = person.Id, Role = ProjectRole.Owner, Since = clock.GetUtcNow() }));
        database.Activities.Add(activities.Line(person.Id, person.Name, null, "set the portal up", person.Email));
    }
}
