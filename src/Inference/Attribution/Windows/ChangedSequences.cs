using CisLens.Inference.Models;
using CisLens.Inference.Sequences;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.Windows;

/// <summary>
/// Runs a model on changed copies of the sequences that are explained. All targets come from the same forward passes; only base
/// numbers travel to the device and only scalars come back.
/// </summary>
internal sealed class ChangedSequences
{
    /// <summary>Stands beside the numbers of the bases for a position whose four channels are 0.</summary>
    public const byte Zeros = Bases.Unknown + 1;

    /// <summary>The same for a position whose four channels are 0.25.</summary>
    public const byte Uniform = Bases.Unknown + 2;

    private readonly AttributionInput _input;
    private readonly byte[] _codes;
    private readonly float _unknown;

    public ChangedSequences(AttributionInput input)
    {
        _input = input;
        _codes = new byte[(long)input.Rows * input.Length];
        _unknown = Decode(input.OneHot.ToFloats(), input.Length, _codes);
    }

    /// <summary>The base numbers of a sequence, see <see cref="Bases"/>.</summary>
    public ReadOnlySpan<byte> Codes(int row) => _codes.AsSpan(row * _input.Length, _input.Length);

    /// <summary>Evaluates copies of every sequence, row by row.</summary>
    /// <param name="copies">How many copies of each.</param>
    /// <param name="change">Changes copy number (second argument) of a row (first); the copy starts out as the sequence itself.</param>
    /// <param name="receive">Gets a row and its values, [copies, targets], once all are there.</param>
    /// <param name="token">Checked before each batch.</param>
    public void Evaluate(int copies, Change change, Action<int, float[]> receive, CancellationToken token)
    {
        var (targets, length) = (_input.Targets.Count, _input.Length);
        var values = new float[(long)copies * targets];
        Batches.Run((long)_input.Rows * copies, BatchSize.For(_input.Model, length, gradient: false), (first, count) =>
        {
            var codes = new byte[(long)count * length];
            for (var i = 0; i < count; i++)
            {
                var (row, copy) = ((int)((first + i) / copies), (int)((first + i) % copies));
                var place = codes.AsSpan(i * length, length);
                Codes(row).CopyTo(place);
                change(row, copy, place);
            }
            var batch = Forward(codes, count);
            for (var i = 0; i < count; i++)
            {
                var (row, copy) = ((int)((first + i) / copies), (int)((first + i) % copies));
                batch.AsSpan(i * targets, targets).CopyTo(values.AsSpan(copy * targets));
                if (copy == copies - 1)
                    receive(row, values);
            }
            _input.Progress?.Report((int)((first + count) / copies));
        }, token);
    }

    private float[] Forward(byte[] codes, int count)
    {
        using var mode = inference_mode();
        using var scope = NewDisposeScope();
        var model = _input.Model;
        var oneHot = model.ToInput(codes, count, _unknown);
        if (codes.AsSpan().Contains(Uniform))
            oneHot = oneHot.masked_fill(tensor(codes, [count, 1, _input.Length], device: model.Device).eq(Uniform), 0.25);
        var output = model.Forward(oneHot);
        return Target.SelectAll(_input.Targets, output).ToFloats();
    }

    /// <summary>Writes the base numbers and gives the value that unknown bases have in each channel.</summary>
    private static float Decode(float[] oneHot, int length, byte[] codes)
    {
        var unknown = 0f;
        for (var i = 0; i < codes.Length; i++)
        {
            var first = 4L * (i / length * length) + i % length;
            codes[i] = Bases.Unknown;
            for (byte letter = 0; letter < 4; letter++)
                if (oneHot[first + letter * length] == 1)
                    codes[i] = letter;
            if (codes[i] == Bases.Unknown)
                unknown = oneHot[first];
        }
        return unknown;
    }

    /// <summary>Changes a copy of a sequence in place.</summary>
    internal delegate void Change(int row, int copy, Span<byte> codes);
}
