using static TorchSharp.Binding.Operators;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <content>Pooling. A stride that is not given is the width of the window.</content>
        public static partial class functional
        {
            public static Tensor max_pool1d(
                Tensor input,
                long kernel_size,
                long? stride = null,
                long? padding = null,
                long? dilation = null,
                bool ceil_mode = false) =>
                One(
                    "max_pool1d", input, (long[])[kernel_size],
                    (long[])[stride ?? kernel_size], (long[])[padding ?? 0], (long[])[dilation ?? 1], ceil_mode);

            /// <summary>The largest elements and their positions.</summary>
            public static (Tensor output, Tensor indices) max_pool1d_with_indices(
                Tensor input,
                long kernel_size,
                long? stride = null,
                long? padding = null,
                long? dilation = null,
                bool ceil_mode = false) =>
                Two(
                    "max_pool1d_with_indices", input, (long[])[kernel_size],
                    (long[])[stride ?? kernel_size], (long[])[padding ?? 0], (long[])[dilation ?? 1], ceil_mode);

            public static Tensor max_pool2d(
                Tensor input,
                long[] kernel_size,
                long[]? strides = null,
                long[]? padding = null,
                long[]? dilation = null,
                bool ceil_mode = false) =>
                One("max_pool2d", input, kernel_size, strides ?? kernel_size, padding ?? [0], dilation ?? [1], ceil_mode);

            public static Tensor avg_pool1d(
                Tensor input,
                long kernel_size,
                long? stride = null,
                long? padding = null,
                bool ceil_mode = false,
                bool count_include_pad = true) =>
                One(
                    "avg_pool1d", input, (long[])[kernel_size],
                    (long[])[stride ?? kernel_size], (long[])[padding ?? 0], ceil_mode, count_include_pad);

            public static Tensor avg_pool2d(
                Tensor input,
                long[] kernel_size,
                long[]? stride = null,
                long[]? padding = null,
                bool ceil_mode = false,
                bool count_include_pad = true,
                long? divisor_override = null) =>
                One(
                    "avg_pool2d", input, kernel_size, stride ?? kernel_size, padding ?? [0], ceil_mode, count_include_pad,
                    divisor_override);

            public static Tensor adaptive_avg_pool1d(Tensor input, long output_size) =>
                One("adaptive_avg_pool1d", input, (long[])[output_size]);

            public static Tensor adaptive_max_pool1d(Tensor input, long output_size)
            {
                var (output, indices) = Two("adaptive_max_pool1d", input, (long[])[output_size]);
                indices.Dispose();
                return output;
            }

            /// <summary>Puts elements back to the positions that max_pool1d_with_indices gave, zeros elsewhere.</summary>
            public static Tensor max_unpool1d(
                Tensor input, Tensor indices, long kernel_size, long? stride = null, long? padding = null, long[]? output_size = null)
            {
                var length = output_size is { Length: > 0 }
                    ? output_size[^1]
                    : ((input.shape[^1] - 1) * (stride ?? kernel_size)) - (2 * (padding ?? 0)) + kernel_size;
                using var scope = NewDisposeScope();
                var flat = zeros([.. input.shape[..^1], length], input.dtype, input.device);
                return flat.scatter(-1, indices, input).MoveToOuterDisposeScope();
            }
        }
    }
}
