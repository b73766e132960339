using System.Runtime.InteropServices;
using CisLens.Shared;

namespace CisLens.Inference.Models;

/// <summary>Works through many rows in batches, and in smaller ones when memory runs out.</summary>
public static class Batches
{
    /// <summary>Runs the work on every row once, in order.</summary>
    /// <param name="total">Number of rows.</param>
    /// <param name="size">The most rows at once, to begin with; halved after each failure for want of memory.</param>
    /// <param name="work">Gets the first row and the number of rows; must leave nothing behind when it fails.</param>
    /// <param name="token">Checked before each batch.</param>
    /// <returns>The size at the end: a good one to begin with for more rows of the same kind.</returns>
    /// <exception cref="InputException">Not even one row fits into memory.</exception>
    public static int Run(long total, int size, Action<long, int> work, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(work);
        for (long start = 0; start < total;)
        {
            token.ThrowIfCancellationRequested();
            // Equal batches: a small one at the end would leave the threads idle.
            var batches = (total - start + size - 1) / size;
            var count = (int)((total - start + batches - 1) / batches);
            try
            {
                MemoryLimit.Begin(count);
                work(start, count);
                start += count;
            }
            catch (Exception error) when (IsOutOfMemory(error))
            {
                if (count == 1)
                    throw new InputException("Memory does not suffice for a single sequence; use a shorter one, a smaller model, or a machine with more memory.", error);
                size = (count + 1) / 2;
            }
            finally
            {
                MemoryLimit.End();
            }
        }
        return size;
    }

    // Batches inside a batch can come down to one row of theirs, and then it is the outer one that is halved.
    private static bool IsOutOfMemory(Exception error) => error is OutOfMemoryException
        || (error is InputException { InnerException: { } inner } && IsOutOfMemory(inner))
        || (error is ExternalException && (error.Message.Contains("out of memory", StringComparison.OrdinalIgnoreCase)
            || error.Message.Contains("allocate memory", StringComparison.OrdinalIgnoreCase)));
}
