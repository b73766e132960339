using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Models;
using CisLens.Inference.Prediction;
using CisLens.Inference.Tests.Docs;
using CisLens.Inference.Tests.Golden.Outputs;
using CisLens.Shared.Arrays;
using TorchSharp;
using Xunit.Abstractions;

namespace CisLens.Inference.Tests.Golden;

/// <summary>Every run of every case of the attribution oracles: compared, or skipped by name.</summary>
[Trait("Part", "golden")]
public sealed class AttributionOracleTests(ITestOutputHelper output, AgreementTable table) : IClassFixture<AgreementTable>
{
    private readonly GoldenComparison _comparison = new(output);

    [SkippableTheory]
    [MemberData(nameof(OracleRuns.All), MemberType = typeof(OracleRuns))]
    public void Run_OfOracleCase_MatchesItsNumbers(string name, string id)
    {
        var oracle = OracleRuns.Open(name);
        var run = oracle.Run(id);
        var kind = run["kind"]!.GetValue<string>();
        GoldenReport.SkipIf(kind == "peer-quirk", $"{name}/{id}: kept to show a tool's defect, not to be matched.");
        var compute = OracleOutputs.Of(oracle, run);
        GoldenReport.SkipIf(compute is null, $"{name}/{id}: '{run["method"]}' {NotCompared(run)}.");
        foreach (var (key, entry) in run["outputs"]?.AsObject() ?? [])
            if (Compare(oracle, $"{name}/{id} {key}", entry!.AsObject(), () => compute!(key)) is { } difference)
                table.Add(name, run, difference);
        foreach (var (key, golden) in OracleValues.Of(run))
            table.Add(name, run, CompareValues($"{name}/{id} {key}", compute!(key), golden, OracleValues.Tolerance(run)));
    }

    [SkippableFact]
    public void MethodsPage_ListsEveryRunThatIsCompared()
    {
        GoldenFolders.Oracles();
        var compared = OracleRuns.Compared().Select(run => AgreementTable.Key(run.Case, run.Run)).ToList();
        var listed = MethodsPage.Agreement(MethodsPage.Read()).Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)
            .Select(line => string.Join('|', line.Split('|').Take(3)) + "|");
        Assert.NotEmpty(compared);
        if (!MethodsPage.IsWritten)
            Assert.Equal(compared.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [SkippableTheory]
    [MemberData(nameof(OracleRuns.ModelFiles), MemberType = typeof(OracleRuns))]
    public void ModelFile_OfOracleCase_GivesItsPredictionsAndGradients(string name, string file)
    {
        var oracle = OracleRuns.Open(name);
        var run = oracle.Runs.FirstOrDefault(run => run["id"]!.GetValue<string>() == "predict");
        GoldenReport.SkipIf(run is null || oracle.Kind != "sequential", $"{name}/{file}: no predictions of a plain network to compare with.");
        using var folder = new TemporaryFolder();
        using var model = LoadAsPackage(oracle, file, folder);
        using var x = model.ToInput(oracle.Input().Data, (int)oracle.Input().Shape[0]);
        var entry = run!["outputs"]!["y"]!.AsObject();
        Compare(oracle, $"{name}/{file} y", entry, () => Predictor.Predict(model, x, null, default).Values);
        CompareGradient(oracle, $"{name}/{file} gradient", model, x);
    }

    /// <summary>Why a run is not compared.</summary>
    private static string NotCompared(JsonObject run) => run["method"]!.GetValue<string>() switch
    {
        "TF-MoDISco seqlet caller (tangermeme's version)" => "takes thresholds that depend on the order of the sequences; those of TF-MoDISco itself do not, which are matched in their place",
        "TF-MoDISco seqlet caller (tfmodisco-lite)" when run["id"]!.GetValue<string>() == "modiscolite_model_short" => "takes thresholds from 10,000 draws of NumPy's generator, which this product does not have; so few rows turn on them",
        _ => "is not covered yet",
    };

    /// <summary>Whole modules and TorchScript say how they are built; for bare parameters the case does.</summary>
    private static SequenceModel LoadAsPackage(OracleCase oracle, string file, TemporaryFolder folder)
    {
        using var plain = oracle.Load();
        var whole = file.Contains(".full.", StringComparison.Ordinal) || file.Contains(".ts.", StringComparison.Ordinal);
        var package = ModelPackageBuilder.Build(new ModelPackageRequest
        {
            Weights = [Path.Combine(oracle.Folder, file)],
            Name = "oracle",
            Title = "Oracle network",
            Input = plain.Card.Input,
            Outputs = plain.Card.Outputs,
            Architecture = whole ? null : plain.Card.Architecture,
        }, folder.PathOf("package"));
        return SequenceModel.Load(package, null, torch.CPU);
    }

    private void CompareGradient(OracleCase oracle, string name, SequenceModel model, torch.Tensor x)
    {
        if (oracle.Runs.FirstOrDefault(run => run["id"]!.GetValue<string>() == "gradient") is not { } run)
            return;
        using var gradient = InputGradient.Of(model, OracleCase.Target(model, run["target"]!.GetValue<int>()), x);
        Compare(oracle, name, run["outputs"]!["gradient"]!.AsObject(), () => gradient.ToFloats());
    }

    private GoldenDifference? Compare(OracleCase oracle, string name, JsonObject entry, Func<float[]?> compute)
    {
        if (entry["unstable"]?.GetValue<bool>() == true)
        {
            GoldenReport.Add($"{name}: its numbers depend on rounding (skipped)");
            return null;
        }
        if (entry["compare"]?.GetValue<string>() == "exact" && name.EndsWith(" references", StringComparison.Ordinal))
        {
            GoldenReport.Add($"{name}: given to the product, which draws others (skipped)");
            return null;
        }
        var actual = compute();
        Assert.True(actual is not null, $"{name}: this output is not known to the test.");
        var file = entry["file"]!.GetValue<string>();
        if (file.EndsWith(".tsv", StringComparison.Ordinal))
            return CompareTable(name, actual, oracle, file);
        // Counts are exact and have no tolerance.
        return _comparison.Check(name, actual, oracle.Read(file), entry["atol"]?.GetValue<double>() ?? 0, entry["rtol"]?.GetValue<double>() ?? 0);
    }

    private GoldenDifference CompareValues(string name, float[]? actual, float[] golden, (double Atol, double Rtol) tolerance)
    {
        Assert.True(actual is not null, $"{name}: this output is not known to the test.");
        return _comparison.Check(name, actual, new NpyArray<float>(golden, [golden.Length]), tolerance.Atol, tolerance.Rtol);
    }

    private GoldenDifference CompareTable(string name, float[] actual, OracleCase oracle, string file)
    {
        var tolerances = OracleTable.Tolerances(Path.Combine(oracle.Folder, file));
        var (ours, golden) = (OracleTable.Sorted(actual, tolerances.Count), oracle.Read(file));
        var columns = tolerances.Select((tolerance, column) =>
            _comparison.Check($"{name}, column {column}", ours, golden, tolerance.Atol, tolerance.Rtol, index => index % tolerances.Count == column)).ToList();
        return new GoldenDifference(columns.Sum(column => column.Values), columns.Max(column => column.Largest), columns.Max(column => column.Share));
    }
}
