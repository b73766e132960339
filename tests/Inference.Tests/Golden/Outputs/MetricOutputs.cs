using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Evaluation.Metrics;
using CisLens.Inference.Models;
using CisLens.Inference.Prediction;
using CisLens.Shared.Arrays;

namespace CisLens.Inference.Tests.Golden.Outputs;

/// <summary>Metrics of given maps.</summary>
internal sealed class MetricOutputs(OracleCase oracle, JsonObject run) : OracleOutputs(oracle, run)
{
    private const float Quarter = 0.25f;

    private int Cells => 4 * Length;

    protected override Func<string, float[]?>? For(string id) => id switch
    {
        "infidelity" => Infidelities,
        "sensitivity_max" => Sensitivity,
        "faithfulness_correlation" => FaithfulnessCorrelations,
        "pixel_flipping" => Flipping,
        "summary_metrics" => Summary,
        "monotonicity_correlation" => Monotonicity,
        "position_deletion_insertion" => Curves,
        _ => null,
    };

    private float[] Infidelities(string name)
    {
        var parts = name.Split('_');
        var given = Oracle.Read(parts[1] == "mutated" ? "mutated.npy" : $"perturb_{parts[1]}.npy").Data;
        var samples = Parameters["n_perturb_samples"]!.GetValue<int>();
        var (map, outputs) = (Map(parts[0]), Predict(X));
        var changed = given.Select((value, cell) => (X[cell / Cells / samples * Cells + cell % Cells], parts[1]) switch
        {
            (_, "mutated") => value,
            (var x, "mask") => x * (1 - value),
            var (x, _) => x - value,
        }).ToArray();
        var after = Predict(changed);
        return ForRows(row =>
        {
            var (predicted, drops) = (new double[samples], new double[samples]);
            for (var sample = 0; sample < samples; sample++)
            {
                predicted[sample] = Infidelity.Predicted(Sample(map, row), Sample(X, row), Sample(changed, row * samples + sample));
                drops[sample] = outputs[row] - (double)after[row * samples + sample];
            }
            return parts is [_, _, "normalized"] ? Infidelity.Scaled(predicted, drops) : Infidelity.Of(predicted, drops);
        });
    }

    private float[] Sensitivity(string name) => With(null, (model, x) =>
    {
        var samples = Parameters["n_perturb_samples"]!.GetValue<int>();
        var perturbed = Oracle.Read("perturbed_inputs.npy").Data;
        using var others = model.ToInput(perturbed, Rows * samples);
        float[] Explain(TorchSharp.torch.Tensor input, float[] values)
        {
            using var gradient = InputGradient.Of(model, OracleCase.Target(model, Target), input);
            return name == "gradient" ? gradient.ToFloats() : OracleArrays.Times(gradient.ToFloats(), values);
        }
        var (map, changed) = (Explain(x, X), Explain(others, perturbed));
        return ForRows(row => MaximumSensitivity.Of(Sample(map, row), Enumerable.Range(row * samples, samples).Select(sample => Sample(changed, sample))));
    });

    private float[] FaithfulnessCorrelations(string name)
    {
        var parts = name.Split('_');
        var fill = parts[1] == "zero" ? 0 : Quarter;
        var (runs, size) = (Parameters["nr_runs"]!.GetValue<int>(), Parameters["subset_size"]!.GetValue<int>());
        var subsets = NpyFile.Read<int>(Path.Combine(Oracle.Folder, "fc_subsets.npy")).Data;
        var (map, outputs) = (Map(parts[0]), Predict(X));
        return ForRows(row =>
        {
            var chosen = Enumerable.Range(0, runs).Select(number => subsets[((number * Rows + row) * size)..((number * Rows + row + 1) * size)]).ToList();
            var after = Predict([.. chosen.SelectMany(subset => Replaced(row, subset, fill))]);
            return FaithfulnessCorrelation.Of(Sample(map, row), chosen, [.. after.Select(value => (double)outputs[row] - value)]);
        });
    }

    private float[] Flipping(string name)
    {
        var fill = name.EndsWith("_quarter", StringComparison.Ordinal) ? Quarter : 0;
        var map = Map(name.StartsWith("ig_uniform", StringComparison.Ordinal) ? "ig_uniform" : "random_dense");
        return Curve(row =>
        {
            var order = ReplacementOrder.Descending(Sample(map, row)).Select(cell => new[] { cell }).ToList();
            return PerturbationCurve.Inputs(Sample(X, row), Filled(fill), order, Parameters["features_in_step"]!.GetValue<int>()).Skip(1);
        });
    }

    private float[]? Curves(string name)
    {
        var parts = name.Split('_');
        var (map, fill) = (Map(parts[1]), Filled(Parameters["fill"]!.GetValue<float>()));
        return Curve(row =>
        {
            var track = Enumerable.Range(0, Length).Select(position => Enumerable.Range(0, 4).Sum(letter => Sample(map, row)[letter * Length + position])).ToArray();
            var order = PerturbationCurve.Columns(ReplacementOrder.Descending(track), Length);
            var (from, to) = parts[0] == "deletion" ? (Sample(X, row), fill) : (fill, Sample(X, row));
            return PerturbationCurve.Inputs(from, to, order, Parameters["positions_per_step"]!.GetValue<int>());
        });
    }

    private float[] Monotonicity(string name)
    {
        var map = Map(name.Split('/')[0]);
        var step = Parameters["features_in_step"]!.GetValue<int>();
        var outputs = Predict(X);
        return ForRows(row =>
        {
            var parts = ReplacementOrder.Ascending(Sample(map, row)).Chunk(step).ToList();
            var changed = parts.Select(part => Replaced(row, part, 0)).ToList();
            var after = Predict([.. changed.SelectMany(input => input)]);
            // Parts that hold only zeros change nothing; they are ties, which rounding between two batches would break.
            double[] replaced = [.. changed.Zip(after, (input, output) => (double)(input.AsSpan().SequenceEqual(Sample(X, row)) ? outputs[row] : output))];
            return MonotonicityCorrelation.Of(Sample(map, row), parts, outputs[row], replaced);
        });
    }

    private float[]? Summary(string name)
    {
        var parts = name.Split('/');
        var map = Map(parts[0]);
        var largest = map.Max(Math.Abs);
        var (outputs, references) = (Predict(X), Predict(new float[X.Length]));
        return parts[1] switch
        {
            "sparseness" => ForRows(row => Concentration.Gini(Sample(map, row))),
            "complexity" => ForRows(row => Concentration.Entropy(Sample(map, row))),
            "effective_complexity" => ForRows(row => Concentration.CountAbove(Sample(map, row), largest, Parameters["effective_complexity_eps"]!.GetValue<double>())),
            "completeness" => ForRows(row => CompletenessError.Of(Sample(map, row), outputs[row], references[row]) == 0 ? 1 : 0),
            _ => null,
        };
    }

    private float[] Curve(Func<int, IEnumerable<float[]>> inputs) =>
        [.. Enumerable.Range(0, Rows).SelectMany(row => Predict([.. inputs(row).SelectMany(input => input)]))];

    private float[] ForRows(Func<int, double> measure) => [.. Enumerable.Range(0, Rows).Select(row => (float)measure(row))];

    private float[] Map(string name) => Oracle.Read($"attr_{name}.npy").Data;

    private float[] Filled(float value) => [.. Enumerable.Repeat(value, Cells)];

    private float[] Sample(float[] values, int index) => values[(index * Cells)..((index + 1) * Cells)];

    private float[] Replaced(int row, int[] cells, float fill)
    {
        var changed = Sample(X, row);
        foreach (var cell in cells)
            changed[cell] = fill;
        return changed;
    }

    private float[] Predict(float[] inputs)
    {
        using var model = Oracle.Load();
        using var x = model.ToInput(inputs, inputs.Length / Cells);
        return Predictor.Targets(model, [OracleCase.Target(model, Target)], x, null, default);
    }
}
