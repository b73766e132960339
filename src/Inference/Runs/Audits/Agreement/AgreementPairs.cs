using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits.Agreement;

/// <summary>Every two maps of one target, by their numbers, in the order in which they are stored.</summary>
internal static class AgreementPairs
{
    public static IReadOnlyList<(int First, int Second, int Target)> Of(IReadOnlyList<TrackKey> tracks) =>
    [..
        from first in Enumerable.Range(0, tracks.Count)
        from second in Enumerable.Range(first + 1, tracks.Count - first - 1)
        where tracks[first].Target == tracks[second].Target
        select (first, second, tracks[first].Target),
    ];
}
