using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Models;
using CisLens.Inference.Runs;
using CisLens.Inference.Runs.Audits;
using CisLens.Inference.Sequences;
using CisLens.Inference.Tests.Models;
using CisLens.Inference.Training;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Runs.Audits;

/// <summary>What a run shows without a test: gates, methods, gradients, dataset.</summary>
public sealed class AuditEvidenceTests : IDisposable
{
    private const int Plain = 12;
    private const int Length = 30;

    private readonly LocalLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Input_FaultySequences_AreCountedByFault()
    {
        var finding = Assert.Single(Audit().Evidence(-4).Findings);

        Assert.Equal(3.0 / (Plain + 3), finding.Numbers[0]!.Value, 1e-12);
        Assert.Equal("3 of 15 sequences: 0 dropped, 1 padded, 1 cut to the model's 30 bases, 1 with unknown bases.", finding.Text);
        Assert.Equal([Plain, Plain + 1, Plain + 2], finding.Rows);
    }

    [Fact]
    public void Leak_HeldOutChromosomesAreKnown_CountsSequencesElsewhere()
    {
        var findings = Audit(heldOut: ["chr8", "9"]).Evidence(-3).Findings;

        // Of the twelve sequences with a place one in three lies on chromosome 1; the others on 8 and 9.
        var training = findings.Single(finding => finding.Subject == "Training of B");
        Assert.Equal((AuditVerdict.Warn, 2.0 / 6), (training.Verdict, training.Numbers[0]!.Value));
        Assert.Contains("2 of 6 sequences with a place", training.Text, StringComparison.Ordinal);
        var copies = findings.Single(finding => finding.Subject == "Near copies");
        Assert.Null(copies.Verdict);
        Assert.Equal([1], copies.Rows);
    }

    [Fact]
    public void Leak_CardSaysNothing_IsNotRunAndCopiesCannotPass()
    {
        var judged = AuditJudge.Judge(AuditRules.Get(-3), Audit().Evidence(-3));

        Assert.Equal(AuditVerdict.NotRun, judged.Findings.Single(of => of.Finding.Subject == "Training of B").Verdict);
        Assert.NotEqual(AuditVerdict.Pass, judged.Verdict);
    }

    [Fact]
    public void Model_Labels_GiveTheAreaUnderTheCurve()
    {
        using var context = Run();
        using var results = RunResults.Open(context.Folder)!;
        var finding = Assert.Single(RunAudit.Open(context.Folder)!.Evidence(-1).Findings);
        var rows = Enumerable.Range(0, Plain).ToList();

        var expected = Metrics.Auroc([.. rows.Select(row => results.Predictions(row)![0])], [.. rows.Select(row => row % 2 == 0)]);
        Assert.Equal(expected, finding.Numbers[0]!.Value, 1e-9);
        Assert.Contains("6 sequences of the class against 6 others", finding.Text, StringComparison.Ordinal);
        Assert.Equal(6, finding.Rows.Count);
    }

    [Fact]
    public void Model_NoLabels_IsNotRun()
    {
        using var context = _lab.Open(RunLab.Fasta(4, Length), spec => spec with { Audit = new AuditSpec() }, methods: "saliency");
        LocalLab.RunAll(context);
        var audit = RunAudit.Open(context.Folder)!;

        Assert.Equal(AuditVerdict.NotRun, Assert.Single(audit.Evidence(-1).Findings).Verdict);
        Assert.Equal(AuditVerdict.Fail, Assert.Single(audit.Evidence(1).Findings).Verdict);
        Assert.Equal(AuditVerdict.NotRun, Assert.Single(audit.Evidence(5).Findings).Verdict);
    }

    [Fact]
    public void Methods_TwoFamiliesWithFewMutatedSequences_Warn()
    {
        var finding = Assert.Single(Audit().Evidence(1).Findings);

        Assert.Equal(AuditVerdict.Warn, finding.Verdict);
        Assert.Contains("5 methods of 2 families", finding.Text, StringComparison.Ordinal);
        Assert.EndsWith("ISM is among them, but on fewer than 200 sequences.", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Gradients_CorrectedOrNot_AreToldByTheirAngle()
    {
        var findings = Audit().Evidence(12).Findings.ToDictionary(finding => finding.Track!.Value.Method);
        var threshold = AuditRules.Get(12).Thresholds[0];

        Assert.Equal(AuditVerdict.Pass, threshold.Judge(findings["corrected-gradient"].Numbers[0]));
        Assert.NotEqual(AuditVerdict.Pass, threshold.Judge(findings["gradient-x-input"].Numbers[0]));
        Assert.Equal(AuditVerdict.Pass, findings["tism"].Verdict);
        Assert.Equal(AuditVerdict.NotRun, findings["saliency"].Verdict);
        Assert.DoesNotContain("ism", findings.Keys);
    }

    [Fact]
    public void Dataset_AllSequencesExplained_PassesAndShowsConcentration()
    {
        var evidence = Audit().Evidence(24);

        Assert.Equal(AuditVerdict.Pass, Assert.Single(evidence.Findings).Verdict);
        Assert.Contains("B is judged on 6 with the label '1'.", evidence.Findings[0].Text, StringComparison.Ordinal);
        Assert.Equal(4, evidence.Figures.Count);
    }

    [Fact]
    public void Dataset_SmallSample_Warns()
    {
        using var context = _lab.Open(RunLab.Fasta(9, Length), spec => spec with { Audit = new AuditSpec(), Sequences = spec.Sequences with { Sample = 4 } }, methods: "saliency");
        LocalLab.RunAll(context);

        var finding = Assert.Single(RunAudit.Open(context.Folder)!.Evidence(24).Findings);
        Assert.Equal(AuditVerdict.Warn, finding.Verdict);
        Assert.StartsWith("4 of the 9 sequences of the set were explained, from 4 drawn at random with the seed 1;", finding.Text, StringComparison.Ordinal);
    }

    private RunAudit Audit(IReadOnlyList<string>? heldOut = null)
    {
        using var context = Run(heldOut);
        return RunAudit.Open(context.Folder)!;
    }

    private RunContext Run(IReadOnlyList<string>? heldOut = null)
    {
        var file = Path.Combine(_lab.Root, "tiny", ModelCard.FileName);
        var card = ModelCard.FromJson(File.ReadAllText(file));
        card = card with
        {
            Input = card.Input with { Short = ShortRule.Pad, Long = LongRule.Crop },
            Outputs = [.. card.Outputs.Select(output => output with { HeldOutChromosomes = heldOut })],
        };
        File.WriteAllText(file, card.ToJson());
        var context = _lab.Open(Fasta(), spec => spec with { Audit = new AuditSpec() }, methods: ["gradient-x-input", "corrected-gradient", "tism", "saliency", "ism"]);
        LocalLab.RunAll(context);
        return context;
    }

    /// <summary>Twelve sequences with labels and places, the second a copy of the first on the other strand; a short one, a long one and one with an unknown base.</summary>
    private static string Fasta()
    {
        var first = TestNetworks.Bases(Length, 0);
        var plain = Enumerable.Range(0, Plain).Select(row =>
            $">seq-{row} chr{(row % 3 == 0 ? 1 : 7 + (row % 3))}:{(row * 100) + 1}-{(row * 100) + Length} label={1 - (row % 2)}\n{(row == 1 ? OtherStrand(first) : TestNetworks.Bases(Length, row))}\n");
        return string.Concat(plain) + $">short\n{TestNetworks.Bases(Length - 2, 50)}\n>long\n{TestNetworks.Bases(Length + 4, 51)}\n>unknown\n{TestNetworks.Bases(Length - 1, 52)}N\n";
    }

    private static string OtherStrand(string bases)
    {
        var turned = new byte[bases.Length];
        Bases.ReverseComplement(Bases.Encode(bases), turned);
        return string.Concat(turned.Select(code => Bases.Letters[code]));
    }
}
