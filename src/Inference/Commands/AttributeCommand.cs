using System.CommandLine;
using CisLens.Inference.Attribution;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Commands;

/// <summary><c>attribute</c>: base-level attributions for a file of sequences, the motifs in them, and how far they can be trusted.</summary>
internal static class AttributeCommand
{
    public static Command Create()
    {
        var methods = new Option<string[]>("--method")
        {
            Description = $"one of {string.Join(", ", AttributionCatalogue.All.Select(method => method.Info.Id))}; settings behind a colon: name=value,name=value; repeat for more",
            Required = true,
        };
        var bothStrands = new Option<bool>("--both-strands") { Description = "average the scores of each sequence with those of its reverse complement, turned back" };
        var command = new Command("attribute", "Explain a model's outputs base by base.") { methods, bothStrands };
        var shared = new LocalRunOptions();
        var specification = new SpecificationOptions();
        shared.AddTo(command);
        specification.AddTo(command);
        var motifs = new MotifOptions();
        motifs.AddTo(command);
        var audit = new AuditOptions();
        audit.AddTo(command);
        command.SetAction((parsed, token) => LocalRun.RunAsync(
            shared.Read(parsed),
            (package, sequences, databases) =>
            {
                var spec = specification.Read(parsed, package, sequences, Methods(parsed));
                spec = spec with { Motifs = motifs.Read(parsed, spec, databases) };
                return spec with { Audit = audit.Read(parsed, spec, package.Card) };
            },
            token));
        return command;

        MethodSpec[] Methods(ParseResult parsed) =>
            [.. parsed.GetRequiredValue(methods).Select(text => MethodText.Parse(text) with { BothStrands = parsed.GetValue(bothStrands) })];
    }
}
