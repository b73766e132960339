using System.Net;
using System.Net.Mail;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Web.People;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Notices;

/// <summary>
/// Sends notices to those who want them by mail and have not seen them. Of several portals one sends each; what could not be sent is tried again for a
/// day, less and less often. A portal that is killed while it sends sends that one never, rather than twice.
/// </summary>
public sealed class NoticeMailer(IDbContextFactory<CisLensDb> databases, MailSettings settings, TimeProvider clock, ILogger<NoticeMailer> logger) : BackgroundService
{
    private const int AtOnce = 50;
    private const int LongestSubject = 120;
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Tried = TimeSpan.FromDays(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Sends what is to be sent.</summary>
    /// <returns>Whether the server took all of it.</returns>
    public async Task<bool> SendAsync(CancellationToken cancellationToken)
    {
        foreach (var (notice, email) in await WaitingAsync(cancellationToken))
        {
            if (!await MarkAsync(notice.Id, clock.GetUtcNow(), cancellationToken))
                continue;
            try
            {
                await SendAsync(notice, email, cancellationToken);
            }
            catch (Exception error)
            {
                await MarkAsync(notice.Id, null, CancellationToken.None);
                if (cancellationToken.IsCancellationRequested)
                    throw;
                logger.LogWarning("Notice {Notice} could not be sent by {Server}: {Reason}. It is tried again.", notice.Id, settings, error.Message);
                return false;
            }
        }

        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = Pace;
        while (true)
        {
            await Task.Delay(pause, clock, stoppingToken);
            try
            {
                pause = await SendAsync(stoppingToken) ? Pace : TimeSpan.FromTicks(Math.Min(2 * pause.Ticks, Longest.Ticks));
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                logger.LogError(error, "Notices could not be sent; trying again.");
            }
        }
    }

    private async Task<IReadOnlyList<(NoticeEntity Notice, string Email)>> WaitingAsync(CancellationToken cancellationToken)
    {
        var oldest = clock.GetUtcNow() - Tried;
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var waiting = await (
            from notice in database.Notices
            join person in database.People on notice.PersonId equals person.Id
            where notice.MailedAt == null && notice.ReadAt == null && notice.At > oldest && person.WantsMail && !person.IsDisabled
            orderby notice.Id
            select new { Notice = notice, person.Email }).Take(AtOnce).AsNoTracking().ToListAsync(cancellationToken);
        return [.. waiting.Select(one => (one.Notice, one.Email))];
    }

    // Of two portals that find the same notice one marks it.
    private async Task<bool> MarkAsync(long notice, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        var marks = at is not null;
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Notices.Where(one => one.Id == notice && (one.MailedAt == null) == marks)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.MailedAt, at), cancellationToken) == 1;
    }

    private async Task SendAsync(NoticeEntity notice, string email, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.IsEncrypted };
        if (settings.User.Length > 0)
            client.Credentials = new NetworkCredential(settings.User, settings.Password);
        // What people typed stands on one line of the head.
        var line = string.Concat(notice.Text.Select(letter => char.IsControl(letter) ? ' ' : letter));
        var link = notice.Address.Length > 0 ? $"\r\n\r\n{new Uri(settings.Portal, notice.Address)}" : "";
        using var message = new MailMessage(settings.Sender, new MailAddress(email))
        {
            Subject = "CisLens: " + (line.Length > LongestSubject ? line[..LongestSubject] + "…" : line),
            Body = $"{line}{link}\r\n\r\nYou asked for notices by mail; {new Uri(settings.Portal, "account")} ends them.\r\n",
        };
        await client.SendMailAsync(message, patience.Token);
    }
}
