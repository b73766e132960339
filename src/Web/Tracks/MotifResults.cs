using CisLens.Inference.Runs.Motifs;
using CisLens.Shared.Storage;

namespace CisLens.Web.Tracks;

/// <summary>What runs found about motifs. The readers of the last few runs are kept, because they keep what they have read.</summary>
public sealed class MotifResults(DataFolder data)
{
    private const int Most = 4;

    private readonly Lock _gate = new();
    private readonly List<(string Run, RunMotifs Motifs)> _recent = [];

    /// <summary>Null while the run is not prepared, and for runs that do nothing about motifs.</summary>
    public RunMotifs? Of(string run)
    {
        lock (_gate)
        {
            var known = _recent.FirstOrDefault(one => one.Run == run).Motifs ?? RunMotifs.Open(data.Run(run));
            if (known is null)
                return null;
            _recent.RemoveAll(one => one.Run == run);
            _recent.Add((run, known));
            if (_recent.Count > Most)
                _recent.RemoveAt(0);
            return known;
        }
    }
}
