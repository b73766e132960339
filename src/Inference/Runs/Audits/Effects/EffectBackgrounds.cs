using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Experiments;
using CisLens.Inference.Models;
using CisLens.Inference.Sequences;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Runs.Audits.Effects;

/// <summary>
/// Makes the backgrounds of one kind. Number b is made from the b-th sequence in a random order that the run's seed decides; where there
/// are fewer sequences than backgrounds, the order begins again.
/// </summary>
internal sealed class EffectBackgrounds
{
    // Frequencies at each position need no more.
    private const int ProfileRows = 2000;

    private readonly Func<int, byte[]> _read;
    private readonly NullSequences _nulls;
    private readonly int _count;
    private readonly long _seed;
    private readonly int _group;

    private EffectBackgrounds(Func<int, byte[]> read, int count, (NullModel Model, int Group) of, long seed)
    {
        (_read, _count, _group, _seed) = (read, count, of.Group, seed);
        _nulls = new NullSequences(of.Model, of.Model == NullModel.Profile ? PositionProfile.Of(Enumerable.Range(0, Math.Min(count, ProfileRows)).Select(read)) : null);
    }

    /// <summary>Opens a kind.</summary>
    /// <param name="context">The run.</param>
    /// <param name="prepared">Counts and length.</param>
    /// <param name="options">The settings.</param>
    /// <param name="group">Index of the kind.</param>
    /// <exception cref="InputException">The second dataset is not the one that was named, or none of its sequences fits the model.</exception>
    public static EffectBackgrounds Open(RunContext context, PreparedRun prepared, EffectsOptions options, int group)
    {
        var kind = (options.Groups[group].Model, group);
        if (options.Groups[group].IsOther)
        {
            var windows = OtherWindows(context, prepared, options);
            return new EffectBackgrounds(place => windows[place], windows.Count, kind, context.Spec.Seed);
        }
        var rows = Order((int)prepared.Rows, context.Spec.Seed);
        return new EffectBackgrounds(place => Bases.Encode(RowWindows.Read(context, prepared, rows[place], 1)[0]), rows.Length, kind, context.Spec.Seed);
    }

    /// <summary>Makes one.</summary>
    /// <param name="number">The number of the background.</param>
    public byte[] Draw(int number) => _nulls.Draw(_read(number % _count), new RowRandom(_seed, number).Of(RowDraw.MotifBackground, _group));

    private static int[] Order(int count, long seed)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        SeededRandom.ForItem(seed, (long)RowDraw.MotifBackground).Shuffle<int>(order);
        return order;
    }

    /// <summary>As many windows of the second dataset as there are backgrounds, or all that fit.</summary>
    private static List<byte[]> OtherWindows(RunContext context, PreparedRun prepared, EffectsOptions options)
    {
        using var set = context.OpenSequences(options.OtherSet!);
        if (!set.Sha256.Equals(options.OtherSha256, StringComparison.OrdinalIgnoreCase))
            throw new InputException("The second dataset is not that of the specification any more (its checksum differs); start a new run.");
        var fitting = new InputFitting(context.Package.Card);
        List<byte[]> windows =
        [
            .. Order(checked((int)set.Count), context.Spec.Seed).Select(index => Window(set[index], fitting, prepared.Length)).OfType<byte[]>().Take(options.Backgrounds),
        ];
        return windows.Count > 0 ? windows : throw new InputException($"None of the sequences of the second dataset fits {context.Package.Card.Title}; choose another.");
    }

    /// <summary>A window as long as those of the run: the middle of a longer one, a shorter one padded at its end.</summary>
    private static byte[]? Window(NamedSequence sequence, InputFitting fitting, int length)
    {
        if (!fitting.TryFit(sequence, out var fitted, out _))
            return null;
        var bases = fitted!.Bases;
        return Bases.Encode(bases.Length > length ? bases.AsSpan((bases.Length - length) / 2, length) : bases.PadRight(length, 'N'));
    }
}
