namespace CisLens.EndToEnd.Tests;

/// <summary>One portal and one browser for all journeys.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserGroup : ICollectionFixture<BrowserFixture>
{
    public const string Name = "browser";
}
