namespace CisLens.Inference.Simulation;

/// <summary>The sequences of the demo project: 240 of 101 bases, 34 for each factor of the default model and 36 without a motif.</summary>
public static class DemoSequences
{
    /// <summary>Makes the set.</summary>
    /// <param name="seed">Equal seeds give equal sets on every machine.</param>
    public static SimulatedSet Create(long seed = 1) => SequenceSimulator.Create(new SimulationOptions(), seed);
}
