namespace CisLens.Web.Tests.People;

/// <summary>Tests that share one portal with accounts; each names its own people.</summary>
[CollectionDefinition(Name)]
public sealed class AccountsGroup : ICollectionFixture<AccountsPortal>
{
    public const string Name = "accounts";
}
