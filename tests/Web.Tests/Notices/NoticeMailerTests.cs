using System.Net.Mail;
using CisLens.Shared;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Notices;
using CisLens.Web.People;
using CisLens.Web.Tests.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CisLens.Web.Tests.Notices;

[Collection(AccountsGroup.Name)]
public sealed class NoticeMailerTests(AccountsPortal portal)
{
    [Fact]
    public async Task Send_WhoeverWantsIt_GetsEachUnseenNoticeOnce()
    {
        await using var server = new MailServer();
        var (wants, wantsNot) = (await portal.AddPersonAsync("mail-wants"), await portal.AddPersonAsync("mail-not"));
        await portal.Factory.Services.GetRequiredService<MyAccount>().SetWantsMailAsync(await new PersonPrincipals().CreateAsync(wants), true);
        await TellAsync(wants, "Your run A\nBcc: other@lab.example is done.", "projects/p/runs/r");
        await TellAsync(wants, "Seen already.", "", isRead: true);
        await TellAsync(wantsNot, "Not by mail.", "");
        using var mailer = Mailer(server);
        Assert.True(await mailer.SendAsync(default));
        Assert.True(await mailer.SendAsync(default));
        var mail = Assert.Single(server.Mails);
        Assert.Contains("mail-wants@lab.example", mail, StringComparison.Ordinal);
        Assert.Contains("Subject: CisLens: Your run A Bcc: other@lab.example is done.", mail, StringComparison.Ordinal);
        // Lines go in pieces that end in =, and their ends as numbers.
        var body = mail.Replace("=\n", "", StringComparison.Ordinal).Replace("=0D=0A", "\n", StringComparison.Ordinal);
        Assert.Contains("\nhttps://lab.example/cis/projects/p/runs/r\n", body, StringComparison.Ordinal);
        Assert.DoesNotContain("\nBcc", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_ServerRefuses_TriesAgainAndTellsNoSecret()
    {
        await using var server = new MailServer { Refuses = true };
        var person = await portal.AddPersonAsync("mail-later");
        await portal.Factory.Services.GetRequiredService<MyAccount>().SetWantsMailAsync(await new PersonPrincipals().CreateAsync(person), true);
        await TellAsync(person, "Later.", "");
        using var mailer = Mailer(server, password: "");
        Assert.False(await mailer.SendAsync(default));
        Assert.Empty(server.Mails);
        server.Refuses = false;
        Assert.True(await mailer.SendAsync(default));
        Assert.Single(server.Mails);
        Assert.Contains(portal.Log, line => line.Contains("could not be sent", StringComparison.Ordinal));
        Assert.DoesNotContain(portal.Log, line => line.Contains("hunter2", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Port", "0")]
    [InlineData("Security", "ssl")]
    [InlineData("Sender", "nobody")]
    [InlineData("Portal", "lab.example")]
    public void Read_WrongValue_SentenceNamesTheSettingAndNoPassword(string name, string value)
    {
        var values = Values();
        values["CisLens:Mail:" + name] = value;
        var error = Assert.Throws<InputException>(() => Read(values));
        Assert.Contains($"CisLens:Mail:{name}", error.Message, StringComparison.Ordinal);
        Assert.Contains($"CisLens__Mail__{name}", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Whole_NoHostNoMail()
    {
        var settings = Read(Values())!;
        Assert.Equal((587, true, "https://lab.example/cis/"), (settings.Port, settings.IsEncrypted, settings.Portal.AbsoluteUri));
        Assert.DoesNotContain("hunter2", settings.ToString(), StringComparison.Ordinal);
        Assert.Null(Read([]));
    }

    private static Dictionary<string, string?> Values() => new()
    {
        ["CisLens:Mail:Host"] = "mail.lab.example", ["CisLens:Mail:Sender"] = "cislens@lab.example", ["CisLens:Mail:Portal"] = "https://lab.example/cis", ["CisLens:Mail:User"] = "cislens",
        ["CisLens:Mail:Password"] = "hunter2",
    };

    private static MailSettings? Read(Dictionary<string, string?> values) => MailSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build());

    private NoticeMailer Mailer(MailServer server, string password = "hunter2") => new(
        portal.Databases, new MailSettings("127.0.0.1", server.Port, false, "", password, new MailAddress("cislens@lab.example"), new Uri("https://lab.example/cis/")),
        TimeProvider.System, portal.Factory.Services.GetRequiredService<ILogger<NoticeMailer>>());

    private async Task TellAsync(PersonEntity person, string text, string address, bool isRead = false)
    {
        await using var database = await portal.Databases.CreateDbContextAsync();
        database.Notices.Add(new NoticeEntity { PersonId = person.Id, Text = text, Address = address, At = DateTimeOffset.UtcNow, ReadAt = isRead ? DateTimeOffset.UtcNow : null });
        await database.SaveChangesAsync();
    }
}
