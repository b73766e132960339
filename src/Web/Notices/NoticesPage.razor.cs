using CisLens.Shared.Data.Entities;
using CisLens.Web.Access;
using CisLens.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace CisLens.Web.Notices;

/// <summary>What a person was told.</summary>
public sealed partial class NoticesPage : IDisposable
{
    private Loaded<IReadOnlyList<NoticeEntity>>? _loaded;
    private IDisposable? _subscription;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private MyNotices Notices { get; set; } = null!;

    [Inject]
    private NoticeFeed Feed { get; set; } = null!;

    [Inject]
    private Attempt Attempt { get; set; } = null!;

    public void Dispose() => _subscription?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive && (await Authentication).User.PersonId() is { } person)
            _subscription = Feed.Subscribe(person, () => _ = InvokeAsync(() => _loaded?.ReloadAsync() ?? Task.CompletedTask));
    }

    private async Task<IReadOnlyList<NoticeEntity>?> LoadAsync(CancellationToken cancellationToken) =>
        await Notices.ListAsync((await Authentication).User.PersonId()!, cancellationToken);

    // Whoever is told of it are the bell and this page.
    private Task<bool> ReadAsync(long? notice) => Attempt.RunAsync(user => Notices.ReadAsync(user.PersonId()!, notice, CancellationToken.None));
}
