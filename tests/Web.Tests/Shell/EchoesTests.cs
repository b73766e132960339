using CisLens.Web.Shell;
using CisLens.Web.Tests.Portal;

namespace CisLens.Web.Tests.Shell;

public class EchoesTests
{
    private readonly LateNavigation _navigation = new();

    [Fact]
    public void Returns_WhatWasSent_AlsoWhenHeardTwice()
    {
        var echoes = new Echoes(_navigation);
        Assert.Equal("http://localhost/page?q=a", echoes.Go("page?q=a"));
        echoes.Go("page?q=ab");
        Assert.True(echoes.Returns("http://localhost/page?q=a"));
        Assert.True(echoes.Returns("http://localhost/page?q=a"));
        Assert.True(echoes.Returns("http://localhost/page?q=ab"));
        Assert.False(echoes.Returns("http://localhost/page?q=a"));
    }

    [Fact]
    public void Returns_ThereAndBackAgain_EachInItsTurn()
    {
        var echoes = new Echoes(_navigation);
        string[] sent = ["page?q=a", "page?q=ab", "page?q=a"];
        Assert.All(sent.Select(echoes.Go).ToList(), address => Assert.True(echoes.Returns(address)));
    }

    [Fact]
    public void Returns_SomebodyElsesBetween_WhatWasSentBeforeNoLongerCounts()
    {
        var echoes = new Echoes(_navigation);
        var sent = echoes.Go("page?q=a");
        Assert.False(echoes.Returns("http://localhost/page?q=b"));
        Assert.False(echoes.Returns(sent));
    }
}
