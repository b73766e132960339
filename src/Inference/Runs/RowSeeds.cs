namespace CisLens.Inference.Runs;

/// <summary>What the random draws for a batch of rows depend on, so that they are the same however a run is cut.</summary>
/// <param name="Seed">The run's seed.</param>
/// <param name="FirstRow">The number of the batch's first row in the run.</param>
public readonly record struct RowSeeds(long Seed, long FirstRow);
