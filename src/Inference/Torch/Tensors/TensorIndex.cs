namespace TorchSharp;

public static partial class torch
{
    /// <summary>What is taken along one dimension: a position, a range, everything, or the positions in a tensor.</summary>
    public readonly struct TensorIndex
    {
        public static readonly TensorIndex Ellipsis = new() { Kind = IndexKind.Ellipsis };

        /// <summary>A new dimension of length 1.</summary>
        public static readonly TensorIndex None = new() { Kind = IndexKind.NewDimension };

        /// <summary>A new dimension of length 1.</summary>
        public static readonly TensorIndex Null = new() { Kind = IndexKind.NewDimension };

        public static readonly TensorIndex Colon = Slice();

        internal enum IndexKind
        {
            Slice,
            Single,
            Ellipsis,
            NewDimension,
            Tensor,
        }

        internal IndexKind Kind { get; init; }

        internal long? Start { get; init; }

        internal long? Stop { get; init; }

        internal long? Step { get; init; }

        internal Tensor? Positions { get; init; }

        public static implicit operator TensorIndex(long value) => Single(value);

        public static implicit operator TensorIndex(Range range) => Slice(range);

        public static implicit operator TensorIndex(Index index) => Single(index.IsFromEnd ? -index.Value : index.Value);

        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new() { Kind = IndexKind.Slice, Start = start, Stop = stop, Step = step };

        public static TensorIndex Slice(Range range) => Slice(
            range.Start.IsFromEnd ? -range.Start.Value : range.Start.Value,
            range.End switch
            {
                { IsFromEnd: true, Value: 0 } => null,
                { IsFromEnd: true } end => -end.Value,
                var end => end.Value,
            });

        public static TensorIndex Single(long? index) => new() { Kind = IndexKind.Single, Start = index };

        public static TensorIndex Tensor(Tensor tensor) => new() { Kind = IndexKind.Tensor, Positions = tensor };
    }
}
