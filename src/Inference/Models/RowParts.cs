using System.Runtime.ExceptionServices;
using CisLens.Inference.Devices;
using TorchSharp;
using static TorchSharp.torch;

namespace CisLens.Inference.Models;

/// <summary>
/// Cuts rows into parts that are computed at the same time, each by one thread. Where operators are small, threads that share each of
/// them mostly wait for one another: on two processors, the networks that ship explain sequences in half the time this way.
/// </summary>
internal static class RowParts
{
    // Of several parts a thread, the last ones even out what some rows take longer.
    private const int PartsPerThread = 2;

    [ThreadStatic]
    private static int _threads;

    /// <summary>How many threads share the processor's memory and caches with this one, itself among them.</summary>
    public static int Sharing => Math.Max(1, _threads);

    /// <summary>Computes all rows; in one piece where the model is large, rows are few, or a device or a single thread computes.</summary>
    /// <typeparam name="T">What comes of a part.</typeparam>
    /// <param name="model">The model that is asked; its weights stay as they are meanwhile.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="length">Bases per sequence.</param>
    /// <param name="work">Gets the first row, the number of rows, and what ends it; several calls run at once.</param>
    /// <param name="token">Ends all parts.</param>
    /// <param name="fewest">Rows that are worth a thread.</param>
    /// <returns>What came of the parts, in the order of their rows.</returns>
    public static IReadOnlyList<T> Run<T>(SequenceModel model, int rows, int length, Func<int, int, CancellationToken, T> work, CancellationToken token, int fewest = 1)
    {
        var threads = Math.Min(rows / fewest, Threads(model, length));
        if (threads <= 1)
            return [work(0, rows, token)];
        var parts = Math.Min(rows / fewest, threads * PartsPerThread);
        var results = new T[parts];
        using var end = CancellationTokenSource.CreateLinkedTokenSource(token);
        using var single = BlasThreads.Single();
        var (all, next, failure) = (get_num_threads(), -1, (Exception?)null);
        var team = Enumerable.Range(0, threads).Select(_ => new Thread(Work)).ToList();
        team.ForEach(thread => thread.Start());
        team.ForEach(thread => thread.Join());
        // The threads' own setting is what libtorch gives to threads that come later.
        set_num_threads(all);
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
        // Parts that never began threw nothing.
        token.ThrowIfCancellationRequested();
        return results;

        void Work()
        {
            set_num_threads(1);
            _threads = threads;
            for (var part = Interlocked.Increment(ref next); part < parts && !end.IsCancellationRequested; part = Interlocked.Increment(ref next))
            {
                try
                {
                    var first = (int)((long)rows * part / parts);
                    results[part] = work(first, (int)((long)rows * (part + 1) / parts) - first, end.Token);
                }
                catch (Exception error)
                {
                    // The first failure ends the other parts, which then say that they were cancelled.
                    if (Interlocked.CompareExchange(ref failure, error, null) is null)
                        end.Cancel();
                    return;
                }
            }
        }
    }

    // A small machine stood in for, and TorchScript programs, whose inside is not ours, compute one after the other.
    private static int Threads(SequenceModel model, int length) =>
        Sharing > 1 || model.Graph is null || model.Device.type != DeviceType.CPU || MemoryLimit.Current is not null
        || !BatchSize.FitsThreads(model, length, get_num_threads()) ? 1 : get_num_threads();
}
