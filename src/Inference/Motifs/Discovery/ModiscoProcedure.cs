using System.Text.Json;
using System.Text.Json.Nodes;
using CisLens.Inference.Motifs.Procedures;
using CisLens.Inference.Settings;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Motifs.Discovery;

/// <summary><see cref="Modisco"/> in the catalogue of procedures.</summary>
public sealed class ModiscoProcedure : IMotifProcedure
{
    /// <inheritdoc/>
    public MotifProcedureInfo Info { get; } = new()
    {
        Id = "modisco",
        Name = "TF-MoDISco",
        Summary = "Stretches with strong contributions, compared, clustered and merged into patterns, apart for those that raise and that lower the output.",
        NeedsHypothetical = true,
        Source = "Shrikumar et al. 2018, arXiv:1811.00416; settings and defaults as in tfmodisco-lite 2.4",
        OptionsType = typeof(ModiscoOptions),
    };

    /// <inheritdoc/>
    public IReadOnlyList<MotifProcedurePreset> Presets { get; } =
        [.. ModiscoPreset.All.Select(preset => new MotifProcedurePreset(preset.Title, preset.Description, MethodOptions.Changes(preset.Options)))];

    /// <inheritdoc/>
    public bool UsesBothStrands(object options) => ((ModiscoOptions)options).BothStrands;

    /// <inheritdoc/>
    public int? Window(object options) => ((ModiscoOptions)options).Window is > 0 and var window ? window : null;

    /// <inheritdoc/>
    public double Memory(long rows, int length, object options) => DiscoveryMemory.Estimate(rows, length, (ModiscoOptions)options);

    /// <inheritdoc/>
    /// <remarks>
    /// Grows with the windows, with seqlets x neighbours, and with the square of the seqlets, which all meet by their k-mers;
    /// measured with 2,000 and 20,000 seqlets of each sign.
    /// </remarks>
    public double Seconds(long rows, int length, object options)
    {
        var settings = (ModiscoOptions)options;
        var seqlets = 2 * DiscoveryMemory.Seqlets(rows, length, settings);
        return (1e-6 * rows * length) + (seqlets * ((4e-6 * settings.NearestNeighborsToCompute) + (1e-7 * seqlets)));
    }

    /// <inheritdoc/>
    public MotifFindings Find(MotifProcedureInput input, object options, IProgress<ProcedureStep>? progress, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(input);
        var result = Modisco.Run(input.Contributions, (ModiscoOptions)options, input.Seed, progress, token);
        return new MotifFindings(result.Patterns, [.. result.Found.Positive, .. result.Found.Negative], result.Explanation, Log(result));
    }

    /// <summary>The numbers of each stage.</summary>
    internal static JsonObject Log(ModiscoResult result) => new()
    {
        ["options"] = JsonSerializer.SerializeToNode(result.Options, RunJson.Compact),
        ["thresholds"] = JsonSerializer.SerializeToNode(result.Found.Thresholds, RunJson.Compact),
        ["positiveSeqlets"] = result.Found.Positive.Count,
        ["negativeSeqlets"] = result.Found.Negative.Count,
        ["droppedSeqlets"] = result.Found.Dropped.Count,
        ["rounds"] = JsonSerializer.SerializeToNode(result.Rounds, RunJson.Compact),
        ["patterns"] = new JsonArray([.. result.Patterns.Select(pattern => (JsonNode)new JsonObject
        {
            ["name"] = pattern.Name,
            ["seqlets"] = pattern.Seqlets.Count,
            ["subpatterns"] = new JsonArray([.. pattern.Subpatterns.Select(part => (JsonNode)part.Seqlets.Count)]),
        })]),
    };
}
