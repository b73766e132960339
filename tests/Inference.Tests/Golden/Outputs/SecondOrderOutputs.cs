using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Attribution.SecondOrderMutagenesis;
using CisLens.Inference.Models.Layers.Mutants;

namespace CisLens.Inference.Tests.Golden.Outputs;

/// <summary>Double mutants of all pairs of positions.</summary>
internal sealed class SecondOrderOutputs(OracleCase oracle, JsonObject run) : OracleOutputs(oracle, run)
{
    protected override Func<string, float[]?>? For(string id) => id == "pairs" ? Pairs : null;

    private float[]? Pairs(string name) => With(null, (model, x) =>
    {
        var targets = Enumerable.Range(0, model.Card.Outputs.Count).Select(output => OracleCase.Target(model, output)).ToList();
        var input = new AttributionInput(model, targets, x);
        var (start, end) = (Parameters["start"]!.GetValue<int>(), Parameters["end"]!.GetValue<int>());
        var chosen = new ChosenPositions(start, 1, end - start);
        var bases = new ObservedBases(input);
        using var weights = new PreparedWeights();
        var mutants = new ChosenMutants(input, bases, chosen, weights);
        var effects = PairEffects.Compute(list => mutants.Outputs(0, list, default), bases, 0, chosen, targets.Count);
        var numbers = Enumerable.Range(0, effects.Mutants.Count).ToDictionary(number => Key(effects.Mutants[number]));
        var edits = Enumerable.Range(0, 4).SelectMany(letter => Enumerable.Range(0, chosen.Count).Select(index => new Substitution(index, (byte)letter))).ToList();

        float Output(int target, params Substitution[] substitutions) =>
            effects.Output(numbers[Key(substitutions.Where(edit => edit.Letter != bases[0, chosen[edit.Index]]))], target);
        float Pair(Substitution first, Substitution second, int target) =>
            first.Index == second.Index ? Output(target, second) : Output(target, first, second);
        float Epistasis(Substitution first, Substitution second, int target) => first.Index == second.Index ? 0
            : effects.Interactions(target).Where(found => Key([found.First, found.Second]) == Key([first, second])).Select(found => (float)found.Value).SingleOrDefault();

        float[] Each(Func<Substitution, Substitution, int, float> value) =>
            [.. edits.SelectMany(first => edits.SelectMany(second => Enumerable.Range(0, targets.Count).Select(target => value(first, second, target))))];
        return name switch
        {
            "y0" => [.. Enumerable.Range(0, targets.Count).Select(effects.Unmutated)],
            "single" => [.. edits.SelectMany(edit => Enumerable.Range(0, targets.Count).Select(target => Output(target, edit)))],
            "pair" => Each(Pair),
            "epistasis" => Each(Epistasis),
            _ => null,
        };
    });

    private static string Key(IEnumerable<Substitution> substitutions) => string.Join(" ", substitutions.OrderBy(edit => edit.Index));
}
