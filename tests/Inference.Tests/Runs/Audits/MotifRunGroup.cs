namespace CisLens.Inference.Tests.Runs.Audits;

/// <summary>One computed run for all tests that only look at it.</summary>
[CollectionDefinition(Name)]
public sealed class MotifRunGroup : ICollectionFixture<MotifRunGroup>, IDisposable
{
    public const string Name = "motif run";

    internal MotifRun Run { get; } = new();

    public void Dispose() => Run.Dispose();
}
