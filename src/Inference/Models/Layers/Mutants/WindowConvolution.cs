using static TorchSharp.torch;

namespace CisLens.Inference.Models.Layers.Mutants;

/// <summary>
/// The convolution of narrow differences that are zero outside their windows. A window of w positions changes w + taps - 1
/// outputs; output o is one matrix product of the window positions that it reads with the taps that read them, so that
/// w * taps columns are multiplied in all and none of them with a zero.
/// </summary>
internal static class WindowConvolution
{
    /// <summary>Computes the outputs, beginning with the first that reads the window's first position.</summary>
    /// <param name="windows">[..., positions, channels], contiguous.</param>
    /// <param name="taps">[tap, input channel, output channel], contiguous.</param>
    /// <returns>[..., positions + taps - 1, output channels].</returns>
    public static Tensor Run(Tensor windows, Tensor taps)
    {
        var shape = windows.shape;
        var (width, channels) = (shape[^2], shape[^1]);
        var (count, outputs) = (taps.shape[0], taps.shape[2]);
        using var scope = NewDisposeScope();
        var rows = windows.reshape(-1, width * channels);
        var columns = taps.reshape(-1, outputs);
        var result = empty([rows.shape[0], width + count - 1, outputs], windows.dtype, windows.device);
        for (long output = 0; output < width + count - 1; output++)
        {
            var first = Math.Max(0, output - count + 1);
            var read = (Math.Min(width - 1, output) - first + 1) * channels;
            var tap = first - output + count - 1;
            result.select(1, output).addmm_(rows.narrow(1, first * channels, read), columns.narrow(0, tap * channels, read), beta: 0);
        }
        return result.reshape([.. shape[..^2], width + count - 1, outputs]).MoveToOuterDisposeScope();
    }
}
