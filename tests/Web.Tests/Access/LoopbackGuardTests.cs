using CisLens.Shared.Settings;
using CisLens.Web.Access;
using Microsoft.Extensions.Configuration;

namespace CisLens.Web.Tests.Access;

public class LoopbackGuardTests
{
    [Theory]
    [InlineData("urls", "http://127.0.0.1:5080")]
    [InlineData("urls", "http://localhost:5080;http://[::1]:5081")]
    [InlineData("Kestrel:Endpoints:Main:Url", "http://127.0.0.1:80")]
    public void Refusal_Loopback_None(string key, string value) => Assert.Null(LoopbackGuard.Refusal(Of(key, value), new PeopleSettings()));

    [Theory]
    [InlineData("urls", "http://0.0.0.0:5080", "http://0.0.0.0:5080")]
    [InlineData("urls", "http://127.0.0.1:1;http://*:5080", "http://*:5080")]
    [InlineData("urls", "http://lab.example.org", "http://lab.example.org")]
    [InlineData("HTTP_PORTS", "8080", "http://*:8080")]
    [InlineData("Kestrel:Endpoints:Main:Url", "http://10.0.0.1:80", "http://10.0.0.1:80")]
    public void Refusal_ReachableFromElsewhere_NamesTheAddress(string key, string value, string named) =>
        Assert.Contains(named, LoopbackGuard.Refusal(Of(key, value), new PeopleSettings()), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://127.0.0.1:5080", false, false)]
    [InlineData("https://0.0.0.0:443", false, false)]
    [InlineData("http://0.0.0.0:5080", false, true)]
    [InlineData("http://0.0.0.0:5080", true, false)]
    public void Refusal_Accounts_OnlyWherePasswordsWouldTravelInTheClear(string address, bool plainHttp, bool refused) =>
        Assert.Equal(refused, LoopbackGuard.Refusal(Of("urls", address), new PeopleSettings(PeopleMode.Accounts, plainHttp)) is not null);

    private static IConfiguration Of(string key, string value) =>
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [key] = value }).Build();
}
