using static TorchSharp.Binding.Operators;

namespace TorchSharp;

public static partial class torch
{
    /// <content>Sums, extremes, order: over all elements or over dimensions.</content>
    public partial class Tensor
    {
        /// <summary>The sum of all elements, in a type if given.</summary>
        /// <exception cref="ArgumentException">
        /// The type is Byte: C# reads the literal in sum(0) as that type; write sum(dim: 0).
        /// </exception>
        public Tensor sum(ScalarType? type = null) => One("sum", this, NotLiteralZero(type));

        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => sum([dim], keepdim, type);

        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) =>
            sum([dim0, dim1], keepdim, type);

        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) =>
            One("sum.dim_IntList", this, dim, keepdim, type);

        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) =>
            One("sum.dim_IntList", this, dim, keepdim, type);

        public Tensor mean() => One("mean", this);

        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
            One("mean.dim", this, dimensions, keepdim, type);

        public Tensor var(bool unbiased = true) => One("var", this, unbiased);

        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Typed(One("var.dim", this, (long[])[dim], unbiased, keepdim), type);

        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Typed(One("var.dim", this, dimensions, unbiased, keepdim), type);

        public Tensor std(bool unbiased = true) => One("std", this, unbiased);

        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Typed(One("std.dim", this, (long[])[dim], unbiased, keepdim), type);

        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Typed(One("std.dim", this, dimensions, unbiased, keepdim), type);

        public Tensor norm(float p = 2) => One("norm.Scalar", this, (Scalar)p);

        public Tensor norm(int dim, bool keepdim = false, float p = 2) =>
            One("norm.ScalarOpt_dim", this, (Scalar)p, (long[])[dim], keepdim);

        public Tensor prod(ScalarType? type = null) => One("prod", this, NotLiteralZero(type));

        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) =>
            One("prod.dim_int", this, dim, keepdim, type);

        public Tensor max() => One("max", this);

        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => Two("max.dim", this, dim, keepdim);

        public Tensor min() => One("min", this);

        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => Two("min.dim", this, dim, keepdim);

        public Tensor amax(params long[] dims) => One("amax", this, dims);

        public Tensor amax(long[] dims, bool keepdim = false) => One("amax", this, dims, keepdim);

        public Tensor amin(params long[] dims) => One("amin", this, dims);

        public Tensor amin(long[] dims, bool keepdim = false) => One("amin", this, dims, keepdim);

        public Tensor argmax() => One("argmax", this);

        public Tensor argmax(long dim, bool keepdim = false) => One("argmax", this, dim, keepdim);

        public Tensor argmin() => One("argmin", this);

        public Tensor argmin(long dim, bool keepdim = false) => One("argmin", this, dim, keepdim);

        public Tensor median() => One("median", this);

        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) => One("quantile", this, q, dim, keepdim);

        public Tensor logsumexp(long dim, bool keepdim = false) => One("logsumexp", this, (long[])[dim], keepdim);

        public Tensor cumsum(long dim, ScalarType? type = null) => One("cumsum", this, dim, type);

        public Tensor cumprod(long dim, ScalarType? type = null) => One("cumprod", this, dim, type);

        public Tensor count_nonzero(long[]? dims = null) =>
            dims is null ? One("count_nonzero", this) : One("count_nonzero.dim_IntList", this, dims);

        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) =>
            Two("topk", this, (long)k, (long)dim, largest, sorted);

        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) =>
            Two("sort.stable", this, stable, dim, descending);

        public Tensor argsort(long dim = -1, bool descending = false) => One("argsort", this, dim, descending);

        public Tensor bincount(Tensor? weights, long minlength = 0) => One("bincount", this, weights, minlength);

        private static ScalarType? NotLiteralZero(ScalarType? type) => type != ScalarType.Byte
            ? type
            : throw new ArgumentException("C# reads the literal 0 here as the type Byte; write dim: 0.", nameof(type));

        private static Tensor Typed(Tensor tensor, ScalarType? type) =>
            type is { } wanted ? tensor.to(wanted, disposeAfter: true) : tensor;
    }
}
