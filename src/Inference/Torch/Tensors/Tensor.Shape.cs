using static TorchSharp.Binding.Operators;

namespace TorchSharp;

public static partial class torch
{
    /// <content>
    /// Shape: most of these are views that share the elements with the tensor, as in torch.
    /// </content>
    public partial class Tensor
    {
        public Tensor T => One("numpy_T", this);

        public Tensor mT => One("mT", this);

        public Tensor view(params long[] shape) => One("view", this, shape);

        public Tensor view_as(Tensor other) => view(other.shape);

        public Tensor reshape(params long[] shape) => One("reshape", this, shape);

        public Tensor flatten(long start_dim = 0, long end_dim = -1) =>
            One("flatten.using_ints", this, start_dim, end_dim);

        public Tensor unflatten(long dim, params long[] sizes)
        {
            var old = shape;
            var at = (int)(dim < 0 ? dim + old.Length : dim);
            return view([.. old[..at], .. sizes, .. old[(at + 1)..]]);
        }

        public Tensor ravel() => One("ravel", this);

        public Tensor transpose(long dim0, long dim1) => One("transpose.int", this, dim0, dim1);

        public Tensor t() => One("t", this);

        public Tensor swapaxes(long dim0, long dim1) => transpose(dim0, dim1);

        public Tensor permute(params long[] permutation) => One("permute", this, permutation);

        public Tensor movedim(long[] source, long[] destination) => One("movedim.intlist", this, source, destination);

        public Tensor unsqueeze(long dim) => One("unsqueeze", this, dim);

        public Tensor unsqueeze_(long dim) => Change("unsqueeze_", this, dim);

        public Tensor squeeze(long? dim = null) =>
            dim is { } one ? One("squeeze.dim", this, one) : One("squeeze", this);

        public Tensor squeeze_(long? dim = null) =>
            dim is { } one ? Change("squeeze_.dim", this, one) : Change("squeeze_", this);

        public Tensor expand(params long[] sizes) => One("expand", this, sizes);

        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) => One("expand", this, sizes, isImplicit);

        public Tensor expand_as(Tensor other) => One("expand_as", this, other);

        public Tensor broadcast_to(params long[] shape) => One("broadcast_to", this, shape);

        public Tensor repeat(params long[] sizes) => One("repeat", this, sizes);

        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null) =>
            One("repeat_interleave.self_int", this, repeats, dim, output_size);

        public Tensor tile(long[] reps) => One("tile", this, reps);

        public Tensor narrow(long dim, long start, long length) => One("narrow", this, dim, start, length);

        public Tensor slice(long dim, long start, long finish, long step) =>
            One("slice.Tensor", this, dim, start, finish, step);

        public Tensor select(long dim, long index) => One("select.int", this, dim, index);

        public Tensor diagonal(long offset = 0, long dim1 = 0, long dim2 = 1) =>
            One("diagonal", this, offset, dim1, dim2);

        public Tensor diag(long diagonal = 0) => One("diag", this, diagonal);

        public Tensor tril(long diagonal = 0) => One("tril", this, diagonal);

        public Tensor triu(long diagonal = 0) => One("triu", this, diagonal);

        /// <summary>All windows of a size along a dimension, as a new last dimension.</summary>
        public Tensor unfold(long dimension, long size, long step) => One("unfold", this, dimension, size, step);

        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0) =>
            One("as_strided", this, size, strides, storageOffset);

        public Tensor flip(params long[] dims) => One("flip", this, dims);

        public Tensor roll(long shifts, long? dims = null) =>
            dims is { } dim ? roll([shifts], [dim]) : roll([shifts]);

        public Tensor roll(long[] shifts) => One("roll", this, shifts);

        public Tensor roll(long[] shifts, long[] dims) => One("roll", this, shifts, dims);

        public Tensor[] split(long size, int dim = 0) => Many("split.Tensor", this, size, (long)dim);

        public Tensor[] split(long[] sizes, long dim = 0) => Many("split_with_sizes", this, sizes, dim);

        public Tensor[] chunk(long chunks, long dim = 0) => Many("chunk", this, chunks, dim);

        public Tensor[] unbind(long dimension = 0) => Many("unbind.int", this, dimension);
    }
}
