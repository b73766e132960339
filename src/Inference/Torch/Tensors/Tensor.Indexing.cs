using System.Runtime.CompilerServices;
using TorchSharp.Binding;
using static TorchSharp.Binding.Operators;

namespace TorchSharp;

public static partial class torch
{
    /// <content>Taking and putting elements. Positions and ranges give views; tensors of positions give copies.</content>
    public partial class Tensor
    {
        [IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => select(0, i1);
            set => Put([i1], value);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => index(i1, i2);
            set => Put([i1, i2], value);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3]
        {
            get => index(i1, i2, i3);
            set => Put([i1, i2, i3], value);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => Put(indices, value);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        public Tensor index(params Tensor[] indices) => One("index.Tensor", this, (Tensor?[])indices);

        public Tensor index(params TensorIndex[] indices)
        {
            var (view, tensors) = View(indices);
            if (tensors is null)
                return view;
            using (view)
                return One("index.Tensor", view, tensors);
        }

        public Tensor index_put_(Tensor value, params Tensor[] indices) =>
            Change("index_put_", this, (Tensor?[])indices, value);

        public Tensor index_put_(Tensor value, params TensorIndex[] indices)
        {
            Put(indices, value);
            return this;
        }

        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using var one = full([], value, dtype, device);
            Put(indices, one);
            return this;
        }

        public Tensor index_select(long dim, Tensor index) => One("index_select", this, dim, index);

        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha) =>
            One("index_add", this, dim, index, source, alpha);

        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) =>
            Change("index_add_", this, dim, index, source, alpha);

        public Tensor index_copy_(long dim, Tensor index, Tensor source) =>
            Change("index_copy_", this, dim, index, source);

        public Tensor gather(long dim, Tensor index) => One("gather", this, dim, index);

        public Tensor scatter(long dim, Tensor index, Tensor src) => One("scatter.src", this, dim, index, src);

        public Tensor scatter_(long dim, Tensor index, Tensor src) => Change("scatter_.src", this, dim, index, src);

        public Tensor scatter_add(long dim, Tensor index, Tensor src) => One("scatter_add", this, dim, index, src);

        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => Change("scatter_add_", this, dim, index, src);

        public Tensor take(Tensor index) => One("take", this, index);

        /// <summary>The positions of the elements that are not zero, one row each.</summary>
        public Tensor nonzero() => One("nonzero", this);

        private void Put(TensorIndex[] indices, Tensor value)
        {
            var (view, tensors) = View(indices);
            using (view)
            {
                if (tensors is null)
                    view.copy_(value);
                else
                    Operators.Change("index_put_", view, tensors, value);
            }
        }

        /// <summary>
        /// Applies positions, ranges and new dimensions; tensors of positions are left, each at its dimension of the view.
        /// </summary>
        private (Tensor View, Tensor?[]? Tensors) View(TensorIndex[] indices)
        {
            var skipped = ndim - indices.Count(index =>
                index.Kind is not (TensorIndex.IndexKind.Ellipsis or TensorIndex.IndexKind.NewDimension));
            var view = alias();
            List<Tensor?> tensors = [];
            foreach (var index in indices)
            {
                if (index.Kind == TensorIndex.IndexKind.Ellipsis)
                {
                    tensors.AddRange(Enumerable.Repeat<Tensor?>(null, (int)Math.Max(0, skipped)));
                    continue;
                }
                using var before = view;
                view = view.Step(index, tensors.Count);
                if (index.Kind != TensorIndex.IndexKind.Single)
                    tensors.Add(index.Positions);
            }
            return (view, tensors.Exists(tensor => tensor is not null) ? [.. tensors] : null);
        }

        private Tensor Step(TensorIndex index, long dim) => index.Kind switch
        {
            TensorIndex.IndexKind.Single => select(dim, index.Start!.Value),
            TensorIndex.IndexKind.NewDimension => unsqueeze(dim),
            TensorIndex.IndexKind.Slice => One("slice.Tensor", this, dim, index.Start, index.Stop, index.Step ?? 1),
            _ => alias(),
        };
    }
}
