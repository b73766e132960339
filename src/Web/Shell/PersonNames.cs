using CisLens.Shared.Data;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Shell;

/// <summary>The names of people with an account, for what says who did it. The local user and the portal itself have none.</summary>
public sealed class PersonNames(IDbContextFactory<CisLensDb> databases)
{
    /// <summary>Null for nobody known.</summary>
    public async Task<string?> FindAsync(string? person, CancellationToken cancellationToken)
    {
        if (person is null)
            return null;
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.People.Where(one => one.Id == person).Select(one => one.Name).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Names by identifier; who is not known is not in it.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FindAsync(IEnumerable<string?> people, CancellationToken cancellationToken)
    {
        List<string> wanted = [.. people.OfType<string>().Distinct()];
        if (wanted.Count == 0)
            return new Dictionary<string, string>();
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.People.Where(one => wanted.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellationToken);
    }
}
