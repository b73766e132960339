using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Models;
using CisLens.Inference.Prediction;
using CisLens.Inference.Sequences;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Readiness;

/// <summary>Compares ISM with differences of predictions for sequences that were mutated as text, one prediction at a time.</summary>
internal static class MutantTest
{
    private const int Positions = 8;
    private const int Mutants = 12;
    private const double Limit = 1e-3;

    // The output's own rounding is about 1e-7 of it.
    private const double SmallestScale = 1e-3;

    /// <summary>The first position that is mutated: the tested part is the middle of the sequence.</summary>
    public static int Start(int length) => Math.Max(0, (length - Positions) / 2);

    /// <summary>The position after the last one that is mutated.</summary>
    public static int End(int length) => Math.Min(length, Start(length) + Positions);

    /// <summary>The largest difference; null when no mutation changes the target at all, so that nothing is compared.</summary>
    public static SelfTestLine? Run(SequenceModel model, Target target, int length, CancellationToken token)
    {
        var method = AttributionCatalogue.Get("ism");
        var options = AttributionCatalogue.Options(new MethodSpec { Method = "ism", Options = new JsonObject { ["start"] = Start(length), ["end"] = End(length) } });
        var sequence = RandomInputs.Draw(1, length)[0];
        using var x = RandomInputs.Encode(model, [sequence]);
        var effects = method.Attribute(new AttributionInput(model, [target], x), options, token)[0].Matrix!;
        var unchanged = Predict(model, target, sequence, token);
        var scale = Math.Max(effects.Max(Math.Abs), SmallestScale * Math.Abs(unchanged));
        var random = new SeededRandom(RandomInputs.Seed);
        var (largest, changed) = (0.0, effects.Any(effect => effect != 0));
        for (var mutant = 0; mutant < Mutants; mutant++)
        {
            var (position, letter) = (Start(length) + random.Next(End(length) - Start(length)), random.Next(4));
            var effect = Predict(model, target, SequenceEdits.Substitute(sequence, Bases.Letters[letter].ToString(), position), token) - unchanged;
            largest = Math.Max(largest, Math.Abs(effect - effects[letter * length + position]));
            changed |= effect != 0;
        }
        return !changed ? null : new SelfTestLine("ISM", new MethodCheck(
            "mutants", "Largest difference from predictions of mutated sequences, one by one, relative to the largest effect", scale == 0 ? largest : largest / scale, Mutants, "", Limit));
    }

    private static double Predict(SequenceModel model, Target target, string sequence, CancellationToken token)
    {
        using var x = RandomInputs.Encode(model, [sequence]);
        return Predictor.Targets(model, [target], x, null, token)[0];
    }
}
