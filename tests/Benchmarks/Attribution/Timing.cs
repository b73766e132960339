namespace CisLens.Benchmarks.Attribution;

/// <summary>What one computation took.</summary>
/// <param name="Seconds">By the clock.</param>
/// <param name="ThreadSeconds">Of all threads, in the program and in the system.</param>
/// <param name="Megabytes">The process's peak of memory so far.</param>
internal readonly record struct Timing(double Seconds, double ThreadSeconds, double Megabytes);
