using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace CisLens.Web.Access;

/// <summary>
/// Who is behind an open page. It asks every half minute, and at once when sessions end or memberships change, whether they are still signed in; whoever is
/// not is sent to the sign-in page, which closes the circuit. Whoever reads by a link is asked as often whether it has ended.
/// </summary>
public sealed class SessionAuthenticationState : RevalidatingServerAuthenticationStateProvider
{
    private readonly Sessions _sessions;
    private readonly ProjectStandings _standings;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _gone = new();
    private bool _looksAgain;

    public SessionAuthenticationState(ILoggerFactory loggers, Sessions sessions, ProjectStandings standings, TimeProvider clock)
        : base(loggers)
    {
        (_sessions, _standings, _clock) = (sessions, standings, clock);
        AuthenticationStateChanged += state => _ = LookAgainAsync(state);
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
        _gone.Cancel();
        _gone.Dispose();
        base.Dispose(disposing);
    }

    private void OnEnded(object? sender, EventArgs news) => _ = CheckAsync();

    private void OnChanged(object? sender, EventArgs news) => _ = CheckAsync();

    // Nobody ends a session of theirs: their pages ask again by themselves.
    private async Task LookAgainAsync(Task<AuthenticationState> state)
    {
        if (_looksAgain || (await state).User.Links().Count == 0)
            return;
        _looksAgain = true;
        try
        {
            using var timer = new PeriodicTimer(RevalidationInterval, _clock);
            while (await timer.WaitForNextTickAsync(_gone.Token))
                await CheckAsync();
        }
        catch (OperationCanceledException)
        {
            // The circuit is gone.
        }
    }

    private async Task CheckAsync()
    {
        var state = await GetAuthenticationStateAsync();
        var isValid = await ValidateAuthenticationStateAsync(state, CancellationToken.None);
        // The same person again: views ask again what they may do.
        SetAuthenticationState(Task.FromResult(isValid ? new AuthenticationState(state.User) : new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));
    }
}
