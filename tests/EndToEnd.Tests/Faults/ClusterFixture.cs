using CisLens.Shared.Tests.Data;

namespace CisLens.EndToEnd.Tests.Faults;

/// <summary>A cluster that the tests of a class share: to start one takes longer than to disturb it.</summary>
public sealed class ClusterFixture : IAsyncLifetime, IDisposable
{
    // So many that each chunk takes long enough to die in.
    private const int Sequences = 12_000;
    private readonly PostgresServer _postgres = new();
    private Cluster? _cluster;

    internal Cluster Cluster => _cluster!;

    public string? Binaries => _postgres.Binaries;

    public async Task InitializeAsync()
    {
        if (_postgres.Binaries is not null)
            _cluster = await Cluster.StartAsync(_postgres, Sequences);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        if (_cluster is not null)
            await _cluster.DisposeAsync();
    }

    public void Dispose() => _postgres.Dispose();
}
