namespace CisLens.Shared.Runs;

/// <summary>The names of the arrays in a chunk.</summary>
public static class ChunkFiles
{
    /// <summary>float32 [rows, outputs] or [rows, outputs, positions]: everything the model answered.</summary>
    public const string Outputs = "outputs.npy";

    /// <summary>float32 [rows, features]: the output of a layer, pooled.</summary>
    public const string Embedding = "embedding.npy";

    /// <summary>float32 [rows, targets]: the scalars that the run explains.</summary>
    public const string Targets = "targets.npy";

    /// <summary>float32 [rows, targets]: the standard deviation of these scalars over replicas, where a run averages several.</summary>
    public const string TargetsSpread = "targets-spread.npy";

    /// <summary>float32 [rows, length]: the score of the base that is there.</summary>
    public const string Observed = "observed.npy";

    /// <summary>float32 [rows, 4, length], channels A C G T: the four scores of each position, where the method has them.</summary>
    public const string Matrix = "matrix.npy";

    /// <summary>float32 [rows]: the largest absolute value of <see cref="Observed"/>.</summary>
    public const string Top = "top.npy";

    /// <summary>What was measured to prove the numbers (<see cref="MethodCheck"/>), a JSON list.</summary>
    public const string Checks = "checks.json";

    /// <summary>float32 [rows, ...]: a further array of the method.</summary>
    /// <param name="name">Its name, e.g. <c>completeness</c>.</param>
    public static string Array(string name) => $"{name}.npy";
}
