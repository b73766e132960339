namespace CisLens.EndToEnd.Tests.Faults;

/// <summary>Tests that start portals and workers of their own, one after the other: workers give way to everything else, and several portals at once starve them.</summary>
[CollectionDefinition(Name)]
public sealed class FaultGroup
{
    public const string Name = "faults";
}
