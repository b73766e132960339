using System.Text.Json;
using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Bundles;

/// <summary>The words of a bundle.</summary>
internal static class BundleText
{
    public static string Introduction(RunSpec spec, PreparedRun prepared) => $"""
        {spec.Name}

        {prepared.Rows:N0} sequences of '{spec.Sequences.Name}' explained by {spec.Model.Name} {spec.Model.Version} ({prepared.Dropped:N0} dropped), made with CisLens {SoftwareVersion.Current}.

        Arrays are NumPy's: numpy.load("sequences.npz")["arr_0"]. The first axis is the row of rows.tsv; channels are A C G T.
        sequences.npz and an attributions/*.matrix.npz are what TF-MoDISco takes as its two inputs (-s and -a); it wants
        hypothetical contributions, so look at methods.json for what the four scores of a method are.
        A position of an array is a base of the model's window: base i of the sequence is at i - window_start + pad_left.
        To compute everything again: CisLens.Inference run spec.json --sequences sequences.tsv --model <package> --out <folder>

        Files:
        """;

    /// <summary>A target as a column.</summary>
    public static string Name(TargetSpec target) => target.Positions switch
    {
        PositionRule.None => target.Name,
        PositionRule.At => $"{target.Name} at {target.Position}",
        _ => $"{target.Name} {target.Positions.ToString().ToLowerInvariant()}",
    };

    /// <summary>What the two arrays of a track hold; the second is null when there is none.</summary>
    public static (string Observed, string? Matrix) Words(MethodInfo info, TargetSpec target)
    {
        return (
            $"{info.Name} of {Name(target)}: {info.Formula}; {info.Sign}",
            info.Matrix == MatrixKind.None ? null : $"{info.Name} of {Name(target)}: {info.MatrixFormula}; {info.MatrixSign}");
    }

    /// <summary>The axes of an array after the rows, e.g. <c>reference, position</c>.</summary>
    public static string Axes(MethodArrayInfo array) =>
        string.Join(", ", array.Axes.Select(axis => JsonNamingPolicy.CamelCase.ConvertName(axis.ToString())));

    public static string Methods(RunSpec spec)
    {
        var methods = spec.Methods.Select(method =>
        {
            var info = RunMethods.Describe(spec, method);
            return new JsonObject
            {
                ["id"] = info.Id,
                ["name"] = info.Name,
                ["summary"] = info.Summary,
                ["formula"] = info.Formula,
                ["sign"] = info.Sign,
                ["matrix"] = JsonNamingPolicy.CamelCase.ConvertName(info.Matrix.ToString()),
                ["matrixFormula"] = info.MatrixFormula,
                ["matrixSign"] = info.MatrixSign,
                ["arrays"] = JsonSerializer.SerializeToNode(info.Arrays, RunJson.Indented),
                ["source"] = info.Source,
                ["options"] = JsonSerializer.SerializeToNode(AttributionCatalogue.Options(method), info.OptionsType, RunJson.Indented),
            };
        });
        return new JsonArray([.. methods]).ToJsonString(RunJson.Indented);
    }

    public static string Provenance(RunSpec spec, PreparedRun prepared) => new JsonObject
    {
        ["software"] = "CisLens",
        ["version"] = SoftwareVersion.Current,
        ["device"] = prepared.Device,
        ["seed"] = spec.Seed,
        ["specificationSha256"] = spec.Hash(),
        ["weightsSha256"] = spec.Model.Sha256,
        ["sequencesSha256"] = spec.Sequences.Sha256,
        ["rows"] = prepared.Rows,
        ["dropped"] = prepared.Dropped,
        ["length"] = prepared.Length,
        ["chunkRows"] = new JsonObject([.. prepared.Stages.Select(stage => KeyValuePair.Create<string, JsonNode?>(stage.Key, stage.ChunkRows))]),
    }.ToJsonString(RunJson.Indented);
}
