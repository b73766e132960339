using System.Text.Json;
using CisLens.Inference.Models;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Readiness;

/// <summary>
/// What another program computed with the package's weights: the optional file <c>golden.json</c> of a package. Needs no tensors.
/// </summary>
public sealed record GoldenOutputs
{
    /// <summary>The file's name inside a package.</summary>
    public const string FileName = "golden.json";

    /// <summary>The program and its version.</summary>
    public required string Source { get; init; }

    /// <summary>The sequences, as long as the model takes them.</summary>
    public required IReadOnlyList<string> Sequences { get; init; }

    /// <summary>For each sequence the outputs in their order; of outputs with positions all positions of the first, then of the second, and so on.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Outputs { get; init; }

    /// <summary>The largest difference that rounding may make, in units of the output.</summary>
    public double Tolerance { get; init; } = 1e-3;

    /// <summary>Reads a package's golden outputs.</summary>
    /// <param name="package">The package.</param>
    /// <returns>Null when it carries none.</returns>
    /// <exception cref="InputException">The file is damaged or its lists do not fit each other.</exception>
    public static GoldenOutputs? Find(ModelPackage package)
    {
        ArgumentNullException.ThrowIfNull(package);
        var path = Path.Combine(package.Folder, FileName);
        if (!File.Exists(path))
            return null;
        try
        {
            var golden = JsonSerializer.Deserialize<GoldenOutputs>(File.ReadAllText(path), RunJson.Indented);
            return golden is { Sequences.Count: > 0 } && golden.Sequences.Count == golden.Outputs.Count
                ? golden
                : throw new InputException($"{FileName} must hold as many lists of outputs as sequences, and at least one.", FileName);
        }
        catch (JsonException error)
        {
            throw new InputException($"{FileName} cannot be read: {error.Message.TrimEnd('.')}.", FileName, error.LineNumber + 1);
        }
    }
}
