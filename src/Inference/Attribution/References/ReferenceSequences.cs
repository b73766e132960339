using CisLens.Inference.Attribution.Paths;
using CisLens.Inference.Models;
using CisLens.Inference.Sequences;
using CisLens.Shared;
using CisLens.Shared.Runs;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.References;

/// <summary>
/// The references of sequences, made when they are needed. Reference r of row n makes pair n * <see cref="Count"/> + r. Shuffles
/// depend on the seed, the row's number in the run and r alone. At unknown bases a reference is what the sequence is, so that
/// they make no difference.
/// </summary>
public sealed class ReferenceSequences : IPathEnds
{
    // Two unrelated sequences agree at about a quarter of their positions.
    private const double MostUnchanged = 0.9;

    private const float NotMade = -1;

    private readonly AttributionInput _input;
    private readonly ReferenceOptions _options;
    private readonly byte[] _codes;
    private readonly float[] _constant;
    private readonly float[] _unchanged;

    /// <summary>Prepares the references of an input.</summary>
    /// <param name="input">The sequences.</param>
    /// <param name="options">What they are compared with.</param>
    /// <exception cref="InputException">The given reference has another length than the sequences.</exception>
    public ReferenceSequences(AttributionInput input, ReferenceOptions options)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        (_input, _options, Count) = (input, options, options.Count);
        _codes = options.IsShuffled ? Codes(input) : [];
        _constant = options.IsShuffled ? [] : Constant(options, input.Length);
        _unchanged = new float[options.IsShuffled ? Pairs : 0];
        Array.Fill(_unchanged, NotMade);
    }

    /// <summary>How many references each sequence has.</summary>
    public int Count { get; }

    /// <summary>How many pairs of a sequence and a reference there are.</summary>
    public int Pairs => _input.Rows * Count;

    /// <summary>
    /// How much of their sequence the shuffles made so far have left in place. A sequence of low complexity may have no shuffle
    /// but itself, and then no difference to explain.
    /// </summary>
    public IReadOnlyList<MethodCheck> Checks
    {
        get
        {
            var made = _unchanged.Count(share => share != NotMade);
            if (made == 0)
                return [];
            var worst = Array.IndexOf(_unchanged, _unchanged.Max());
            var detail = $"sequence {_input.Number(worst / Count) + 1} of the run" + (_unchanged[worst] == 1 ? " equals its shuffle" : "");
            return [new MethodCheck("unchanged-by-shuffle", "Largest share of bases that a shuffled reference leaves in place", _unchanged[worst], made, "", MostUnchanged, detail)];
        }
    }

    /// <summary>Sequences and references of some pairs.</summary>
    /// <param name="pairs">The numbers of the pairs.</param>
    /// <returns>Both [pairs, 4, L], of the input's type and on its device; they belong to the caller.</returns>
    public (Tensor Sequences, Tensor References) Take(ReadOnlySpan<int> pairs)
    {
        using var scope = NewDisposeScope();
        var rows = new long[pairs.Length];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = pairs[i] / Count;
        var sequences = _input.OneHot.index_select(0, tensor(rows, device: _input.OneHot.device));
        var made = _options.IsShuffled
            ? tensor(Shuffles(pairs), [pairs.Length, 4, _input.Length])
            : tensor(_constant, [1, 4, _constant.Length / 4]);
        var known = KnownBases.Positions(KnownBases.Observed(sequences));
        var references = made.to(sequences.dtype, sequences.device) * known + sequences * (1 - known);
        return (sequences.MoveToOuterDisposeScope(), references.MoveToOuterDisposeScope());
    }

    /// <summary>All references of some sequences.</summary>
    /// <param name="start">The first sequence.</param>
    /// <param name="rows">Number of sequences.</param>
    /// <returns>[rows, references, 4, L], or [1, 1, 4, L] where all have the same one; belongs to the caller.</returns>
    public Tensor Of(int start, int rows)
    {
        using var scope = NewDisposeScope();
        var pairs = Enumerable.Range(start * Count, rows * Count).ToArray();
        var references = Take(pairs).References.reshape(rows, Count, 4, _input.Length);
        var hasUnknown = KnownBases.Positions(KnownBases.Observed(_input.OneHot.narrow(0, start, rows))).min().ToFloats()[0] == 0;
        return (_options.IsShuffled || hasUnknown ? references : references.narrow(0, 0, 1).contiguous()).MoveToOuterDisposeScope();
    }

    private float[] Shuffles(ReadOnlySpan<int> pairs)
    {
        var length = _input.Length;
        var values = new float[4L * pairs.Length * length];
        var codes = new byte[length];
        for (var i = 0; i < pairs.Length; i++)
        {
            var (row, reference) = Math.DivRem(pairs[i], Count);
            var sequence = _codes.AsSpan(row * length, length);
            sequence.CopyTo(codes);
            var random = _input.Random(row, reference);
            if (_options.Reference == ReferenceKind.Dinucleotide)
                DinucleotideShuffle.Shuffle(codes, random);
            else
                MononucleotideShuffle.Shuffle(codes, random);
            _unchanged[pairs[i]] = Unchanged(sequence, codes);
            OneHot.Encode(codes, values.AsSpan(4 * i * length, 4 * length));
        }
        return values;
    }

    // 1 also for a sequence without a known base, whose shuffle is itself.
    private static float Unchanged(ReadOnlySpan<byte> sequence, ReadOnlySpan<byte> shuffle)
    {
        var (same, known) = (0, 0);
        for (var i = 0; i < sequence.Length; i++)
        {
            known += sequence[i] != Bases.Unknown ? 1 : 0;
            same += sequence[i] != Bases.Unknown && sequence[i] == shuffle[i] ? 1 : 0;
        }
        return known == 0 ? 1 : (float)same / known;
    }

    private static byte[] Codes(AttributionInput input)
    {
        var (values, length) = (input.OneHot.ToFloats(), input.Length);
        var codes = new byte[(long)input.Rows * length];
        Array.Fill(codes, Bases.Unknown);
        for (var i = 0; i < codes.Length; i++)
            for (byte letter = 0; letter < 4; letter++)
                if (values[(4 * (i / length) + letter) * length + i % length] == 1)
                    codes[i] = letter;
        return codes;
    }

    private static float[] Constant(ReferenceOptions options, int length)
    {
        if (options.Reference == ReferenceKind.Given)
            return Given(options.ReferenceSequence!, length);
        return options.Reference switch
        {
            ReferenceKind.Zeros => [0, 0, 0, 0],
            ReferenceKind.Uniform => [0.25f, 0.25f, 0.25f, 0.25f],
            ReferenceKind.Background => [.. options.Background.Select(value => (float)value)],
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Reference, "Unknown kind of reference."),
        };
    }

    private static float[] Given(string bases, int length) => bases.Length == length
        ? OneHot.Encode(bases)
        : throw new InputException($"'referenceSequence' has {bases.Length:N0} bases, but the sequences have {length:N0}; give a reference of that length.");
}
