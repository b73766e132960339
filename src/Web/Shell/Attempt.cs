using System.Security.Claims;
using CisLens.Shared;
using Microsoft.AspNetCore.Components.Authorization;

namespace CisLens.Web.Shell;

/// <summary>Does what a person asked for and remembers, as one sentence, why it did not work.</summary>
public sealed class Attempt(ILogger<Attempt> logger, AuthenticationStateProvider authentication)
{
    public bool Busy { get; private set; }

    /// <summary>What to show; null when the last attempt worked.</summary>
    public string? Sentence { get; private set; }

    public string? LoggedAs { get; private set; }

    /// <summary>The same with the person who asked for it.</summary>
    public Task<bool> RunAsync(Func<ClaimsPrincipal, Task> action) => RunAsync(async () => await action((await authentication.GetAuthenticationStateAsync()).User));

    /// <summary>True when the action worked. A second press while the first is under way does nothing.</summary>
    public async Task<bool> RunAsync(Func<Task> action)
    {
        if (Busy)
            return false;
        (Busy, Sentence, LoggedAs) = (true, null, null);
        try
        {
            await action();
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (InputException error)
        {
            Sentence = error.Message;
            return false;
        }
        catch (Exception error)
        {
            (Sentence, LoggedAs) = ("That did not work because of an error in CisLens.", LogIds.New());
            logger.LogError(error, "What a person asked for failed ({LogId}).", LoggedAs);
            return false;
        }
        finally
        {
            Busy = false;
        }
    }
}
