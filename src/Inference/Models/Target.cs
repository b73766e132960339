using CisLens.Shared;
using CisLens.Shared.Runs;
using static TorchSharp.torch;

namespace CisLens.Inference.Models;

/// <summary>One scalar per sequence, taken from a model's output.</summary>
public sealed class Target
{
    private readonly bool _positional;

    private Target(TargetSpec spec, ModelOutput output, bool positional) =>
        (Spec, Output, _positional) = (spec, output, positional);

    /// <summary>What was asked for.</summary>
    public TargetSpec Spec { get; }

    /// <summary>The model's output that it takes.</summary>
    public ModelOutput Output { get; }

    /// <summary>The name shown beside results, e.g. <c>CTCF (logit)</c> or <c>donor (probability), middle position</c>.</summary>
    public string Title => $"{Output.Name} ({Output.Kind}){PositionText(Spec)}";

    /// <summary>Checks a target against a card.</summary>
    /// <param name="spec">What is asked for.</param>
    /// <param name="card">The model's card.</param>
    /// <exception cref="InputException">The index is out of range, the name is another output's, or the position rule does not fit.</exception>
    public static Target Create(TargetSpec spec, ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(card);
        if (spec.Output < 0 || spec.Output >= card.Outputs.Count)
            throw new InputException($"There is no output {spec.Output} of {card.Outputs.Count}: {card.Title} has {OutputList(card)}.");
        var output = card.Outputs[spec.Output];
        if (!spec.Name.Equals(output.Name, StringComparison.OrdinalIgnoreCase))
            throw new InputException($"Output {spec.Output} of {card.Title} is '{output.Name}', not '{spec.Name}'; it has {OutputList(card)}.");
        CheckPositions(spec, card);
        return new Target(spec, output, card.Positional);
    }

    /// <summary>Takes the scalars out of a model's output; part of the graph when gradients are on.</summary>
    /// <param name="output">[batch, outputs] or [batch, outputs, positions].</param>
    /// <returns>[batch]; belongs to the caller.</returns>
    /// <exception cref="InputException">The wanted position does not exist.</exception>
    public Tensor Select(Tensor output)
    {
        ArgumentNullException.ThrowIfNull(output);
        using var scope = NewDisposeScope();
        var chosen = output.select(1, Spec.Output);
        if (_positional)
            chosen = OverPositions(chosen);
        return chosen.MoveToOuterDisposeScope();
    }

    /// <summary>Takes the scalars of several targets out of a model's output.</summary>
    /// <param name="targets">What is taken.</param>
    /// <param name="output">[batch, outputs] or [batch, outputs, positions].</param>
    /// <returns>[batch, targets]; belongs to the caller.</returns>
    /// <exception cref="InputException">The wanted position does not exist.</exception>
    public static Tensor SelectAll(IReadOnlyList<Target> targets, Tensor output)
    {
        ArgumentNullException.ThrowIfNull(targets);
        using var scope = NewDisposeScope();
        return stack(targets.Select(target => target.Select(output)).ToList(), 1).MoveToOuterDisposeScope();
    }

    /// <summary>The target that means the same of the reverse complement.</summary>
    /// <param name="card">The model's card.</param>
    /// <param name="positions">The number of the output's positions; null when it has none.</param>
    /// <exception cref="InputException">The output is bound to a strand and the card does not tell which output is that of the other strand.</exception>
    public Target OnOtherStrand(ModelCard card, int? positions)
    {
        ArgumentNullException.ThrowIfNull(card);
        var name = OtherStrand(Output, card);
        var spec = Spec with { Output = card.Outputs.Select(output => output.Name).ToList().IndexOf(name), Name = name };
        var place = Spec.Positions == PositionRule.At ? Spec.Position : positions / 2;
        return Spec.Positions is PositionRule.At or PositionRule.Centre
            ? Create(spec with { Positions = PositionRule.At, Position = positions - 1 - place }, card)
            : Create(spec, card);
    }

    /// <summary>The name of the output that says the same of the reverse complement.</summary>
    /// <exception cref="InputException">See <see cref="OnOtherStrand"/>.</exception>
    internal static string OtherStrand(ModelOutput output, ModelCard card) =>
        output.OtherStrand ?? (card.Positional || card.Alphabet == "RNA"
            ? throw new InputException($"The output '{output.Name}' of {card.Title} may be bound to a strand; say in {ModelCard.FileName} with 'otherStrand' which output says the same of the reverse complement, or explain the given strand only.")
            : output.Name);

    private Tensor OverPositions(Tensor values)
    {
        var positions = values.shape[1];
        switch (Spec.Positions)
        {
            case PositionRule.Mean:
                return values.mean([1L]);
            case PositionRule.Max:
                return values.max(1).values;
            case PositionRule.At when Spec.Position >= positions:
                throw new InputException($"There is no output position {Spec.Position} of {positions}; positions count from 0.");
            default:
                return values.select(1, Spec.Positions == PositionRule.At ? Spec.Position!.Value : positions / 2);
        }
    }

    private static void CheckPositions(TargetSpec spec, ModelCard card)
    {
        if (!card.Positional && spec.Positions != PositionRule.None)
            throw new InputException($"The outputs of {card.Title} have no positions; leave out the position rule of the target '{spec.Name}'.");
        if (card.Positional && spec.Positions == PositionRule.None)
            throw new InputException($"The outputs of {card.Title} have positions; say for the target '{spec.Name}' which: centre, at, mean or max.");
        if (spec.Positions == PositionRule.At && spec.Position is null or < 0)
            throw new InputException($"The target '{spec.Name}' needs an output position, counted from 0.");
    }

    private static string OutputList(ModelCard card)
    {
        const int shown = 8;
        var names = card.Outputs.Take(shown).Select((output, index) => $"{index} {output.Name}");
        return string.Join(", ", names) + (card.Outputs.Count > shown ? $" and {card.Outputs.Count - shown} more" : "");
    }

    private static string PositionText(TargetSpec spec) => spec.Positions switch
    {
        PositionRule.Centre => ", middle position",
        PositionRule.At => $", position {spec.Position}",
        PositionRule.Mean => ", mean over positions",
        PositionRule.Max => ", maximum over positions",
        _ => "",
    };
}
