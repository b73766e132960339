using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace CisLens.Web.Access;

/// <summary>
/// Who is behind an open page. It asks every half minute, and at once when sessions end or memberships change, whether they are still signed in; whoever is
/// not is sent to the sign-in page, which closes the circuit.
/// </summary>
public sealed class SessionAuthenticationState : RevalidatingServerAuthenticationStateProvider
{
    private readonly Sessions _sessions;
    private readonly ProjectStandings _standings;

    public SessionAuthenticationState(ILoggerFactory loggers, Sessions sessions, ProjectStandings standings)
        : base(loggers)
    {
        (_sessions, _standings) = (sessions, standings);
        _sessions.Ended += OnEnded;
        _standings.Changed += OnChanged;
    }

    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        authenticationState.User.PersonId() is not { } person
        || (authenticationState.User.SessionId() is { } session && await _sessions.IsAliveAsync(session, person, cancellationToken));

    protected override void Dispose(bool disposing)
    {
        _sessions.Ended -= OnEnded;
        _standings.Changed -= OnChanged;
        base.Dispose(disposing);
    }

    private void OnEnded(object? sender, EventArgs news) => _ = CheckAsync();

    private void OnChanged(object? sender, EventArgs news) => _ = CheckAsync();

    private async Task CheckAsync()
    {
        var state = await GetAuthenticationStateAsync();
        var isValid = await ValidateAuthenticationStateAsync(state, CancellationToken.None);
        // The same person again: views ask again what they may do.
        SetAuthenticationState(Task.FromResult(isValid ? new AuthenticationState(state.User) : new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));
    }
}
