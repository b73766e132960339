using CisLens.Inference.Sequences;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits;

/// <summary>
/// The rows of a run by class. A target is judged on the sequences of its own class, where labels name one: those whose label is the
/// target's name or, where there is one target and labels are 0 and 1, those with 1. Otherwise it is judged on all.
/// </summary>
public sealed class RunClasses
{
    /// <summary>The class of runs whose labels do not fit the targets.</summary>
    public const string All = "all";

    private const string Positive = "1";
    private readonly IReadOnlyList<TargetSpec> _targets;
    private readonly IReadOnlyList<string?> _labels;
    private readonly bool _isBinary;

    /// <summary>Sorts rows.</summary>
    /// <param name="targets">What the run explains.</param>
    /// <param name="labels">The label of each row; null where it has none.</param>
    public RunClasses(IReadOnlyList<TargetSpec> targets, IReadOnlyList<string?> labels)
    {
        (_targets, _labels) = (targets, labels);
        _isBinary = targets.Count == 1 && labels.Any(label => label == Positive) && labels.All(label => label is null or "0" or Positive);
    }

    /// <summary>Rows in all.</summary>
    public int Count => _labels.Count;

    /// <summary>The label of each row; null where it has none.</summary>
    public IReadOnlyList<string?> Labels => _labels;

    /// <summary>The label of the sequences on which a target is judged; null where that is all of them.</summary>
    /// <param name="target">The target's index.</param>
    public string? Class(int target) => _isBinary ? Positive
        : _labels.FirstOrDefault(label => string.Equals(label, _targets[target].Name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The rows on which a target is judged, rising.</summary>
    /// <param name="target">The target's index.</param>
    public IReadOnlyList<int> Judged(int target) => Class(target) is { } name
        ? [.. Enumerable.Range(0, Count).Where(row => _labels[row] == name)]
        : [.. Enumerable.Range(0, Count)];

    /// <summary>Rows drawn at random from those on which targets are judged, as many of each target, for tests that are dear.</summary>
    /// <param name="perTarget">The most rows of a target.</param>
    /// <param name="seed">The run's seed.</param>
    /// <returns>Rising, each once.</returns>
    public IReadOnlyList<int> Sample(int perTarget, long seed) =>
        [.. Enumerable.Range(0, _targets.Count).SelectMany(target => Sample(target, perTarget, seed)).Distinct().Order()];

    /// <summary>Rows drawn at random from those on which a target is judged; a smaller sample is part of a larger one.</summary>
    /// <param name="target">The target's index.</param>
    /// <param name="count">The most rows.</param>
    /// <param name="seed">The run's seed.</param>
    /// <returns>In the order in which they were drawn.</returns>
    public IReadOnlyList<int> Sample(int target, int count, long seed) => Drawn(Judged(target), target, count, seed);

    /// <summary>Those of all targets, and some of sequences whose label is that of no target: what members of a class are held against.</summary>
    /// <param name="perTarget">The most rows of a target.</param>
    /// <param name="count">The most other rows.</param>
    /// <param name="seed">The run's seed.</param>
    /// <returns>Rising, each once.</returns>
    public IReadOnlyList<int> SampleWithOthers(int perTarget, int count, long seed)
    {
        HashSet<string?> classes = [null, .. Enumerable.Range(0, _targets.Count).Select(Class)];
        var others = classes.Count == 1 ? [] : Enumerable.Range(0, Count).Where(row => !classes.Contains(_labels[row]));
        return [.. Sample(perTarget, seed).Concat(Drawn(others, _targets.Count, count, seed)).Distinct().Order()];
    }

    private static int[] Drawn(IEnumerable<int> from, int number, int count, long seed)
    {
        int[] rows = [.. from];
        SeededRandom.ForItem(seed, number).Shuffle<int>(rows);
        return rows[..Math.Min(count, rows.Length)];
    }
}
