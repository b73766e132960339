using System.Globalization;
using CisLens.Inference.Models;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Commands;

/// <summary>Targets as they are typed: <c>CTCF</c>, <c>3</c>, <c>donor@centre</c>, <c>donor@120</c>, <c>donor@mean</c>.</summary>
internal static class TargetText
{
    /// <summary>Reads one.</summary>
    /// <exception cref="InputException">There is no such output or position rule.</exception>
    public static TargetSpec Parse(string text, ModelCard card)
    {
        var at = text.LastIndexOf('@');
        var name = at < 0 ? text : text[..at];
        var target = Default(Index(name, card), card);
        if (at < 0)
            return target;
        var rule = text[(at + 1)..];
        if (int.TryParse(rule, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            return target with { Positions = PositionRule.At, Position = position };
        return rule.ToLowerInvariant() switch
        {
            "centre" or "center" => target with { Positions = PositionRule.Centre },
            "mean" => target with { Positions = PositionRule.Mean },
            "max" => target with { Positions = PositionRule.Max },
            _ => throw new InputException($"'{rule}' in the target '{text}' is not known; write centre, mean, max or a position counted from 0."),
        };
    }

    /// <summary>An output with the position rule that is usual for the model.</summary>
    public static TargetSpec Default(int index, ModelCard card) => new()
    {
        Output = index,
        Name = card.Outputs[index].Name,
        Positions = card.Positional ? PositionRule.Centre : PositionRule.None,
    };

    private static int Index(string name, ModelCard card)
    {
        for (var index = 0; index < card.Outputs.Count; index++)
            if (card.Outputs[index].Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return index;
        if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < card.Outputs.Count)
            return number;
        const int Shown = 12;
        var known = string.Join(", ", card.Outputs.Take(Shown).Select((output, index) => $"{index} {output.Name}"));
        throw new InputException($"{card.Title} has no output '{name}'; it has {known}{(card.Outputs.Count > Shown ? $" and {card.Outputs.Count - Shown} more" : "")}.");
    }
}
