using System.CommandLine;
using CisLens.Inference.Models;
using CisLens.Inference.Runs.Audits;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Commands;

/// <summary>The options from which attribute specifies how far the results are put to the test.</summary>
internal sealed class AuditOptions
{
    private readonly Option<bool> _audit = new("--audit") { Description = "put the results to the usual tests and print the verdict on each rule" };

    private readonly Option<string[]> _tests = new("--test")
    {
        Description = $"a test: {string.Join(", ", AuditTests.All.Select(test => test.Info.Id))}; settings behind a colon: name=value,name=value; repeat for more; with --audit the others are the usual ones",
    };

    public void AddTo(Command command)
    {
        command.Add(_audit);
        command.Add(_tests);
    }

    /// <summary>Null when nothing was asked for.</summary>
    public AuditSpec? Read(ParseResult parsed, RunSpec spec, ModelCard card)
    {
        var named = (parsed.GetValue(_tests) ?? []).Select(Test).ToList();
        var usual = parsed.GetValue(_audit) ? UsualAudit.Of(spec, card).Tests.Where(test => named.All(one => one.Test != test.Test)) : [];
        return named.Count > 0 || parsed.GetValue(_audit) ? new AuditSpec { Tests = [.. usual, .. named] } : null;
    }

    private static AuditTestSpec Test(string text)
    {
        var (name, options) = MethodText.Split(text);
        return new AuditTestSpec { Test = name, Options = options };
    }
}
