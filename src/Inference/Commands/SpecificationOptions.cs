using System.CommandLine;
using CisLens.Inference.Models;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Commands;

/// <summary>The options from which predict and attribute make a specification; the same as the portal's wizard asks.</summary>
internal sealed class SpecificationOptions
{
    private readonly Option<string[]> _targets = new("--target", "-t")
    {
        Description = "output to look at, by name or number; for outputs with positions add @centre, @mean, @max or @<position>; repeat for more; default: all",
    };

    private readonly Option<string?> _replica = new("--replica") { Description = "which replica of the model, or all for their mean and spread; default: the first" };
    private readonly Option<long?> _sample = new("--sample") { Description = "how many sequences to draw at random; default: all" };
    private readonly Option<int> _seed = new("--seed") { Description = "seed of everything random", DefaultValueFactory = _ => 1 };
    private readonly Option<string?> _name = new("--name") { Description = "name of the run" };

    public void AddTo(Command command)
    {
        command.Add(_targets);
        command.Add(_replica);
        command.Add(_sample);
        command.Add(_seed);
        command.Add(_name);
    }

    public RunSpec Read(ParseResult parsed, ModelPackage package, SequenceSource sequences, IReadOnlyList<MethodSpec> methods)
    {
        var card = package.Card;
        var replica = parsed.GetValue(_replica);
        var targets = parsed.GetValue(_targets) ?? [];
        return new RunSpec
        {
            Name = parsed.GetValue(_name) ?? $"{card.Title} on {sequences.Name}",
            Sequences = sequences with { Sample = parsed.GetValue(_sample) },
            Model = ModelNames.Source(package, replica),
            Targets = targets.Length > 0
                ? [.. targets.Select(text => TargetText.Parse(text, card))]
                : [.. card.Outputs.Select((_, index) => TargetText.Default(index, card))],
            Methods = methods,
            Seed = parsed.GetValue(_seed),
        };
    }
}
