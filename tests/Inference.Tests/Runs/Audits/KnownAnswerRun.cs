using System.Text.Json.Nodes;
using CisLens.Inference.Models;
using CisLens.Inference.Runs;
using CisLens.Inference.Runs.Audits;
using CisLens.Inference.Sequences;
using CisLens.Inference.Tests.Evaluation;
using CisLens.Inference.Tests.Training;
using CisLens.Inference.Training;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Runs.Audits;

/// <summary>A run of the network whose right answer is known: sequences with sites have the label 1, random ones 0; one of them is nearly all padding.</summary>
internal sealed class KnownAnswerRun : IDisposable
{
    public const int Sites = 24;

    private readonly LocalLab _lab = new();

    public KnownAnswerRun(string test, JsonObject? options = null, params string[] methods)
    {
        using var known = new KnownAnswerCase(Sites);
        var package = ModelPackage.Open(ShippedModels.Folder(KnownAnswerNetwork.Name));
        var fasta = string.Concat(
            known.Sequences.Select((bases, row) => $">site-{row} label=1\n{bases}\n")
                .Concat(Enumerable.Range(0, Sites - 1).Select(row => $">random-{row} label=0\n{Random(row, known.Sequences[0].Length)}\n"))
                .Append(">short label=0\nACG\n"));
        Context = _lab.Open(fasta, spec => spec with
        {
            Model = new ModelSource { Id = KnownAnswerNetwork.Name, Name = "Known answer", Version = "1.0", Sha256 = package.WeightsOf(null).Sha256 },
            Targets = [known.Target.Spec],
            Audit = new AuditSpec { Tests = [new AuditTestSpec { Test = test, Options = options }] },
        }, methods: methods) with { Package = package };
    }

    public RunContext Context { get; }

    /// <summary>Computes everything and opens what the audit found.</summary>
    public RunAudit Audit()
    {
        LocalLab.RunAll(Context);
        return RunAudit.Open(Context.Folder)!;
    }

    /// <summary>What a test works on, once the run is computed.</summary>
    public TestWork Work() => new(Context, PreparedRun.Read(Context.Folder)!);

    public void Dispose()
    {
        Context.Dispose();
        _lab.Dispose();
    }

    private static string Random(int row, int length)
    {
        var random = new SeededRandom(row);
        return string.Concat(Enumerable.Range(0, length).Select(_ => Bases.Letters[random.Next(4)]));
    }
}
