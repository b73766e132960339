using static TorchSharp.torch;

namespace CisLens.Inference.Models.Layers.Mutants;

/// <summary>The weights of a dense layer by the positions of what was flattened before it.</summary>
internal sealed class PositionWeights
{
    // One line of the cache: to turn fewer positions reads the same memory again.
    private const int PositionsAtOnce = 16;
    private const int OutputsAtOnce = 16;

    // 64 MB. Larger weights are turned again for each batch instead of being in memory twice.
    private const long KeptValues = 16 << 20;

    private readonly Tensor _rows;
    private readonly Tensor _turned;
    private readonly bool _isWhole;
    private long _first = -PositionsAtOnce;

    private PositionWeights(Tensor rows, Tensor turned, bool isWhole) => (_rows, _turned, _isWhole) = (rows, turned, isWhole);

    /// <summary>Number of positions.</summary>
    public long Positions => _rows.shape[2];

    /// <summary>Prepares the weights; tensors belong to the scope around.</summary>
    /// <param name="layer">The dense layer.</param>
    /// <param name="rows">Its weights as [output, channel, position], maybe as a view.</param>
    /// <param name="isTurned">Whether the weights of a position stand together already.</param>
    /// <param name="weights">Keeps what is turned once for all batches.</param>
    /// <param name="mostKept">The most values that are kept so.</param>
    public static PositionWeights Of(Layer layer, Tensor rows, bool isTurned, PreparedWeights weights, long mostKept = KeptValues)
    {
        if (isTurned)
            return new PositionWeights(rows, rows.permute(2, 0, 1), true);
        var (outputs, channels, positions) = (rows.shape[0], rows.shape[1], rows.shape[2]);
        if (rows.numel() > mostKept)
            return new PositionWeights(rows, empty([PositionsAtOnce, outputs, channels], rows.dtype, rows.device), false);
        return new PositionWeights(rows, weights.Of(layer, () =>
        {
            var turned = empty([positions, outputs, channels], rows.dtype, rows.device);
            Turn(rows, turned);
            return turned;
        }), true);
    }

    /// <summary>[output, channel]: the weights of a position. Positions are asked for in order.</summary>
    public Tensor At(long position)
    {
        if (_isWhole)
            return _turned.select(0, position);
        if (position < _first || position >= _first + PositionsAtOnce)
        {
            using var scope = NewDisposeScope();
            var count = Math.Min(PositionsAtOnce, Positions - position);
            Turn(_rows.narrow(2, position, count), _turned.narrow(0, 0, count));
            _first = position;
        }
        return _turned.select(0, position - _first);
    }

    /// <summary>Copies [output, channel, position] to [position, output, channel] in parts that the caches hold.</summary>
    private static void Turn(Tensor rows, Tensor turned)
    {
        for (long first = 0; first < rows.shape[0]; first += OutputsAtOnce)
        {
            using var scope = NewDisposeScope();
            var count = Math.Min(OutputsAtOnce, rows.shape[0] - first);
            turned.narrow(1, first, count).copy_(rows.narrow(0, first, count).permute(2, 0, 1));
        }
    }
}
