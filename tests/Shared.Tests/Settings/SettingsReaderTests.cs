using CisLens.Shared.Settings;
using Microsoft.Extensions.Configuration;

namespace CisLens.Shared.Tests.Settings;

public sealed class SettingsReaderTests
{
    [Fact]
    public void Read_NothingSet_DefaultsWithPathsBesideTheSettingsFile()
    {
        var settings = Read([]);
        Assert.Equal("/srv/lab/data", settings.Data);
        Assert.Equal("/srv/lab/models", settings.Models);
        Assert.Equal("/srv/lab/data/cislens.db", settings.SqliteFile);
        Assert.Equal("/srv/lab/data/jobs.db", settings.SqliteJobsFile);
        Assert.True(settings.Worker.Local);
    }

    [Fact]
    public void Read_AbsoluteFolder_IsKept() =>
        Assert.Equal("/mnt/big", Read(new() { ["CisLens:Data"] = "/mnt/big" }).Data);

    [Theory]
    [InlineData("CisLens:Data", " ")]
    [InlineData("CisLens:Database:Provider", "MySql")]
    [InlineData("CisLens:Database:Provider", "1")]
    [InlineData("CisLens:Worker:Device", "gpu7")]
    [InlineData("CisLens:Worker:Tags:0", "tpu")]
    [InlineData("CisLens:Worker:Threads", "-1")]
    [InlineData("CisLens:Worker:Local", "perhaps")]
    [InlineData("CisLens:Uploads:MaximumBytes", "0")]
    [InlineData("CisLens:Uploads:KeptDays", "0")]
    [InlineData("CisLens:Quotas:Person:Runs", "-1")]
    [InlineData("CisLens:Quotas:Project:Bytes", "much")]
    [InlineData("CisLens:People:SecondStep", "Sometimes")]
    [InlineData("CisLens:Ceilings:Tokens", "0")]
    [InlineData("CisLens:Keys", " ")]
    [InlineData("CisLens:Database:WorkerRole", "workers")]
    [InlineData("CisLens:Ceilings:Links", "4294967297")]
    [InlineData("CisLens:Worker:Threads", "4294967297")]
    [InlineData("CisLens:Uploads:KeptDays", "100001")]
    [InlineData("CisLens:People:GraceDays", "2147483648")]
    public void Read_WrongValue_SentenceNamesSettingAndCure(string key, string value)
    {
        var error = Assert.Throws<InputException>(() => Read(new() { [key] = value }));
        var name = key.Replace(":Tags:0", ":Tags", StringComparison.Ordinal);
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.Contains(name.Replace(":", "__", StringComparison.Ordinal), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Quotas_NoneForOneUserAndWhatIsSetForAccounts()
    {
        Assert.Equal(new QuotaSettings(QuotaLimits.None, QuotaLimits.None), Read([]).Quotas);
        var quotas = Read(new() { ["CisLens:People:Mode"] = "Accounts", ["CisLens:Quotas:Person:Runs"] = "unlimited", ["CisLens:Quotas:Project:Seconds"] = "7200" }).Quotas;
        var usual = QuotaSettings.Of(PeopleMode.Accounts);
        Assert.Equal(usual.Person with { Runs = null }, quotas.Person);
        Assert.Equal(usual.Project with { Seconds = 7200 }, quotas.Project);
    }

    [Fact]
    public void Read_PeopleAndCeilings_UnlessSetTheUsual()
    {
        var usual = Read([]);
        Assert.Equal((SecondStepRule.Optional, (string?)null, new CeilingSettings()), (usual.People.SecondStep, usual.People.KnownPasswords, usual.Ceilings));
        var set = Read(new() { ["CisLens:People:SecondStep"] = "administrators", ["CisLens:People:KnownPasswords"] = "known.txt", ["CisLens:Ceilings:Links"] = "7" });
        Assert.Equal((SecondStepRule.Administrators, (string?)"/srv/lab/known.txt", new CeilingSettings(Links: 7)), (set.People.SecondStep, set.People.KnownPasswords, set.Ceilings));
    }

    [Fact]
    public void Read_Keys_InTheDataFolderUnlessSet()
    {
        Assert.Equal("/srv/lab/data/keys", Read([]).Keys);
        Assert.Equal("/var/lib/cislens/keys", Read(new() { ["CisLens:Keys"] = "/var/lib/cislens/keys" }).Keys);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("cislens_worker", "cislens_worker")]
    public void Read_WorkerRole_IsThatOfPostgres(string text, string? role) => Assert.Equal(role, Read(Postgres(text)).Database.WorkerRole);

    [Theory]
    [InlineData("x\"; drop table \"People\"; --")]
    [InlineData("Workers")]
    public void Read_WorkerRoleOfOtherLetters_Refused(string text) =>
        Assert.Contains("CisLens:Database:WorkerRole", Assert.Throws<InputException>(() => Read(Postgres(text))).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_PostgresWithoutConnection_AsksForIt()
    {
        var error = Assert.Throws<InputException>(() => Read(new() { ["CisLens:Database:Provider"] = "Postgres" }));
        Assert.Contains("CisLens:Database:ConnectionString", error.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Postgres(string role) =>
        new() { ["CisLens:Database:Provider"] = "Postgres", ["CisLens:Database:ConnectionString"] = "Host=db", ["CisLens:Database:WorkerRole"] = role };

    private static CisLensSettings Read(Dictionary<string, string?> values) =>
        SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), "/srv/lab");
}
