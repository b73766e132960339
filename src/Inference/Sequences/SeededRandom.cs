namespace CisLens.Inference.Sequences;

/// <summary>
/// A small random number generator whose numbers are the same on every machine and in every version of .NET:
/// xoshiro256** (Blackman and Vigna, ACM Transactions on Mathematical Software 2021), its state filled from the seed by
/// SplitMix64. Everything random in a run is drawn from one of these, so a seed is enough to repeat it.
/// Not for secrets, and not for use from two threads at once.
/// </summary>
public sealed class SeededRandom
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Creates the generator.</summary>
    /// <param name="seed">Any number; equal seeds give equal draws.</param>
    public SeededRandom(long seed)
    {
        var mixer = unchecked((ulong)seed);
        _s0 = SplitMix(ref mixer);
        _s1 = SplitMix(ref mixer);
        _s2 = SplitMix(ref mixer);
        _s3 = SplitMix(ref mixer);
    }

    /// <summary>Creates the generator from a state, as the published test vectors give it.</summary>
    /// <param name="state">Four words, not all zero.</param>
    public SeededRandom(ReadOnlySpan<ulong> state)
    {
        if (state.Length != 4 || state.IndexOfAnyExcept(0UL) < 0)
            throw new ArgumentException("The state is four words that are not all zero.", nameof(state));
        (_s0, _s1, _s2, _s3) = (state[0], state[1], state[2], state[3]);
    }

    /// <summary>
    /// A generator for one item of a series (a sequence, an epoch, a replicate), so that the draws for item 7 do not depend on
    /// how many were made for item 6, nor on the order in which items are worked on.
    /// </summary>
    /// <param name="seed">The seed of the series.</param>
    /// <param name="item">The number of the item.</param>
    public static SeededRandom ForItem(long seed, long item)
    {
        var mixer = unchecked((ulong)seed);
        var mixed = SplitMix(ref mixer) ^ unchecked((ulong)item * 0xD1342543DE82EF95UL);
        return new SeededRandom(unchecked((long)mixed));
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextBits()
    {
        var result = ulong.RotateLeft(_s1 * 5, 7) * 9;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = ulong.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A whole number from 0 to <paramref name="exclusiveMaximum"/> - 1, each equally likely (Lemire 2019).</summary>
    /// <param name="exclusiveMaximum">At least 1.</param>
    public int Next(int exclusiveMaximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveMaximum, 1);
        var range = (uint)exclusiveMaximum;
        var product = (NextBits() >> 32) * range;
        if ((uint)product < range)
        {
            var threshold = unchecked((uint)-exclusiveMaximum) % range;
            while ((uint)product < threshold)
                product = (NextBits() >> 32) * range;
        }
        return (int)(product >> 32);
    }

    /// <summary>A number from 0 (included) to 1 (excluded), on a grid of 2^-53.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A draw from the normal distribution with mean 0 and standard deviation 1 (Box and Muller).</summary>
    public double NextNormal()
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        return radius * Math.Cos(2 * Math.PI * NextDouble());
    }

    /// <summary>An index drawn in proportion to its weight.</summary>
    /// <param name="weights">Numbers that are not negative, with a sum above 0.</param>
    public int NextWeighted(ReadOnlySpan<double> weights)
    {
        var total = 0.0;
        foreach (var weight in weights)
            total += weight;
        if (!(total > 0))
            throw new ArgumentException("The weights must have a sum above 0.", nameof(weights));
        var left = NextDouble() * total;
        var chosen = -1;
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] <= 0)
                continue;
            chosen = i;
            left -= weights[i];
            if (left < 0)
                break;
        }
        return chosen;
    }

    /// <summary>Puts the items into a random order, each order equally likely (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
