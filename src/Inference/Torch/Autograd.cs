using TorchSharp.Binding;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Switches gradients off on this thread until the result is disposed.</summary>
    public static IDisposable no_grad() => new GradMode(false);

    /// <summary>Switches gradients on, or off, on this thread until the result is disposed.</summary>
    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

    public static bool is_grad_enabled() => Native.torch_grad_mode() != 0;

    /// <summary>Like no_grad, and the tensors made meanwhile can never take part in a gradient.</summary>
    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    public static bool is_inference_mode_enabled() => Native.torch_inference_mode() != 0;

    /// <summary>Gradients.</summary>
    public static partial class autograd
    {
        /// <summary>
        /// The gradients of the outputs, weighted by grad_outputs, by each of the inputs. With allow_unused the
        /// gradient of an input that plays no part is a tensor whose <see cref="Tensor.IsInvalid"/> is true.
        /// </summary>
        public static unsafe IList<Tensor> grad(
            IList<Tensor> outputs,
            IList<Tensor> inputs,
            IList<Tensor>? grad_outputs = null,
            bool retain_graph = false,
            bool create_graph = false,
            bool allow_unused = false)
        {
            using var heldOutputs = new HeldTensors(outputs);
            using var heldInputs = new HeldTensors(inputs);
            using var seeds = new HeldTensors(grad_outputs ?? []);
            var found = new nint[inputs.Count];
            fixed (nint* o = heldOutputs.Pointers, i = heldInputs.Pointers, s = seeds.Pointers, gradients = found)
            {
                Native.Check(Native.torch_grad(
                    o, outputs.Count, i, inputs.Count, s, seeds.Pointers.Length,
                    retain_graph ? 1 : 0, create_graph ? 1 : 0, allow_unused ? 1 : 0, gradients));
            }
            return Array.ConvertAll(found, pointer => new Tensor(pointer));
        }
    }

    private sealed class GradMode : IDisposable
    {
        private readonly int _before = Native.torch_grad_mode();

        public GradMode(bool enabled) => Native.torch_set_grad_mode(enabled ? 1 : 0);

        public void Dispose() => Native.torch_set_grad_mode(_before);
    }

    private sealed class InferenceMode(bool enabled) : IDisposable
    {
        private nint _guard = Native.torch_begin_inference_mode(enabled ? 1 : 0);

        public void Dispose()
        {
            if (_guard != 0)
                Native.torch_end_inference_mode(_guard);
            _guard = 0;
        }
    }
}
