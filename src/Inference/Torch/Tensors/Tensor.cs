using System.Runtime.CompilerServices;
using TorchSharp.Binding;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// An n-dimensional array of numbers on the processor or a GPU. It owns native memory: a <see cref="DisposeScope"/>
    /// or Dispose frees it.
    /// </summary>
    public partial class Tensor : IDisposable
    {
        internal Tensor(nint pointer)
        {
            NativeHandle = new TensorHandle(pointer);
            DisposeScopeManager.OfThread.Register(this);
        }

        /// <summary>Live tensors in all threads.</summary>
        public static long TotalCount => TensorHandle.Live;

        /// <summary>The largest number of tensors that were live at a time.</summary>
        public static long PeakCount => TensorHandle.Peak;

        /// <summary>True once disposed, and for the gradient of an input that plays no part.</summary>
        public bool IsInvalid => NativeHandle.IsInvalid || NativeHandle.IsClosed;

        public unsafe long[] shape
        {
            get
            {
                var described = Describe();
                return new ReadOnlySpan<long>(described.Sizes, described.Dimensions).ToArray();
            }
        }

        public long ndim => Describe().Dimensions;

        public long Dimensions => Describe().Dimensions;

        public long NumberOfElements => Describe().Elements;

        public long ElementSize => Describe().ElementSize;

        public ScalarType dtype => (ScalarType)Describe().Type;

        public DeviceType device_type => (DeviceType)Describe().DeviceType;

        public int device_index => Describe().DeviceIndex;

        public Device device
        {
            get
            {
                var described = Describe();
                return new Device((DeviceType)described.DeviceType, described.DeviceIndex);
            }
        }

        public bool is_cuda => device_type == DeviceType.CUDA;

        public bool is_leaf => Describe().IsLeaf != 0;

        public bool requires_grad
        {
            get => Describe().RequiresGrad != 0;
            set => Native.Check(Native.torch_set_requires_grad(NativeHandle, value ? 1 : 0));
        }

        internal TensorHandle NativeHandle { get; }

        internal DisposeScope? OwningDisposeScope { get; set; }

        public long[] size() => shape;

        public long size(int dim) => shape[dim < 0 ? dim + (int)ndim : dim];

        public long dim() => ndim;

        public long numel() => NumberOfElements;

        public unsafe long[] stride()
        {
            var described = Describe();
            return new ReadOnlySpan<long>(described.Strides, described.Dimensions).ToArray();
        }

        public bool is_contiguous() => Describe().IsContiguous != 0;

        public bool is_floating_point() =>
            dtype is ScalarType.Float32 or ScalarType.Float64 or ScalarType.Float16 or ScalarType.BFloat16;

        public bool is_integral() => IsIntegral(dtype);

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        /// <summary>Hands the tensor to the scope around its own.</summary>
        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        /// <summary>Hands the tensor to the scope of another tensor.</summary>
        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.OwningDisposeScope);

        /// <summary>Hands the tensor to another scope; null detaches it.</summary>
        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (OwningDisposeScope is null)
                other?.Attach(this);
            else
                OwningDisposeScope.MoveToOther(other, this);
            return this;
        }

        /// <summary>Takes the tensor out of all scopes; it lives until it is disposed.</summary>
        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        /// <summary>Frees the native memory, unless another tensor shares it.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>The elements, live: writing to them changes the tensor. A tensor of a GPU is copied first.</summary>
        /// <exception cref="ArgumentException">T is not the element type.</exception>
        public TensorAccessor<T> data<T>()
            where T : unmanaged
        {
            if (TypeOf(typeof(T)) != dtype)
                throw new ArgumentException($"{typeof(T).Name} is not compatible with {dtype}");
            return new TensorAccessor<T>(device_type == DeviceType.CPU ? this : cpu());
        }

        /// <summary>The number in a tensor of one element.</summary>
        /// <exception cref="ArgumentException">T is not the element type, or there is not exactly one element.</exception>
        public unsafe T item<T>()
            where T : unmanaged
        {
            var described = Describe();
            if (described.Elements != 1)
                throw new ArgumentException("Number of elements in the tensor must be 1");
            if ((ScalarType)described.Type != TypeOf(typeof(T)))
                throw new ArgumentException($"{typeof(T).Name} is not compatible with {(ScalarType)described.Type}");
            Unsafe.SkipInit(out T value);
            Native.Check(Native.torch_to_memory(NativeHandle, &value, sizeof(T)));
            return value;
        }

        /// <summary>The number in a tensor of one element, whatever its type.</summary>
        public Scalar ToScalar() => dtype switch
        {
            ScalarType.Bool => item<bool>(),
            ScalarType.Float32 => item<float>(),
            ScalarType.Float64 => item<double>(),
            ScalarType.Int64 => item<long>(),
            ScalarType.Int32 => item<int>(),
            ScalarType.Byte => item<byte>(),
            _ => WideItem(),
        };

        /// <summary>Type, device and shape.</summary>
        public override string ToString() =>
            IsInvalid ? "[]" : $"[{string.Join('x', shape)}], type = {dtype}, device = {device}";

        protected virtual void Dispose(bool disposing)
        {
            if (IsInvalid)
                return;
            DisposeScopeManager.OfThread.CountDisposal(this);
            OwningDisposeScope?.MarkAsDisposed(this);
            NativeHandle.Dispose();
        }

        private Scalar WideItem()
        {
            using var wide = to(ScalarType.Float64);
            return wide.item<double>();
        }

        private NativeDescription Describe()
        {
            Native.Check(Native.torch_describe(NativeHandle, out var description));
            return description;
        }

        /// <summary>Calls an operator whose first argument is this tensor and is changed by it.</summary>
        private Tensor Change(string name, params ReadOnlySpan<Argument> arguments)
        {
            Operators.Change(name, arguments);
            return this;
        }
    }
}
