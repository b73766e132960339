using System.Text.RegularExpressions;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Figures;
using CisLens.Inference.Runs.Audits.Examples;
using CisLens.Inference.Runs.Reports;
using CisLens.Inference.Statistics;
using CisLens.Shared.Data.Entities;

namespace CisLens.Inference.Tests.Runs.Reports;

public sealed partial class RunReportTests : IDisposable
{
    private readonly LocalLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Write_AuditedRun_EveryRuleWithVerdictNumberThresholdFigureAndWhatToDo()
    {
        var text = Report(source => source with { Rules = [.. AuditRules.Gates.Concat(AuditRules.All).Select(rule => AuditJudge.Judge(rule, Evidence(rule)))] });

        foreach (var rule in AuditRules.Gates.Concat(AuditRules.All))
            Assert.Contains($"id=\"rule-{rule.Code.ToLowerInvariant()}\"", text, StringComparison.Ordinal);
        Assert.Contains("<span class=\"verdict fail\">✕ fail</span></h3>", text, StringComparison.Ordinal);
        Assert.Contains("<span class=\"verdict notrun\">not run</span></h3>", text, StringComparison.Ordinal);
        Assert.Contains("<strong>DeepLIFT of &lt;B&gt;</strong> 0.1 of 12 sequences.", text, StringComparison.Ordinal);
        Assert.Contains(AuditRules.Get(3).WhatToDo, text, StringComparison.Ordinal);
        Assert.Contains("pass from 0.8, fail below 0.5 (a proposal of CisLens)", text, StringComparison.Ordinal);
        Assert.Contains("What chance gives.", text, StringComparison.Ordinal);
        Assert.Contains("known in the portal only", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("<h2>Audit</h2>", StringComparison.Ordinal) < text.IndexOf("<h2>Maps of the random panel</h2>", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_ShownSequences_BesideThePanelWithTheirCaptions()
    {
        var text = Report(source => source with
        {
            Shown = [.. Enumerable.Range(0, 21).Select(row => (new ShownExample(row, $"seq{row}", SelectionSource.Search, "", []), $"caption of row {row}"))], Validation = "An assay\nin cells.",
        });
        var panel = RandomPanel.Of(21, 1);
        Assert.All(Enumerable.Range(0, 21), row => Assert.Equal(!panel.Contains(row), text.Contains($"caption of row {row}<", StringComparison.Ordinal)));
    }

    [Fact]
    public void Write_AnyRun_NeedsNothingElseAndIsWellFormed()
    {
        var text = Report(source => source);

        Assert.Contains("This run was not audited", text, StringComparison.Ordinal);
        Assert.Equal(RandomPanel.Size, Rows().Count(text));
        Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<link", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(@"\burl\(", text);
        Assert.Contains("SHA-256", text, StringComparison.Ordinal);
        foreach (var element in new[] { "article", "section", "div", "table", "figure", "svg", "p", "span", "g" })
            Assert.Equal(Regex.Count(text, $"<{element}[ >]"), Regex.Count(text, $"</{element}>"));
        Assert.Equal(text, Report(source => source));
    }

    [Fact]
    public void Write_ScoresThatAreNoNumbers_SaysSoAndDrawsTheOthers()
    {
        var text = Report(source =>
        {
            foreach (var file in Directory.EnumerateFiles(source.Folder.Stage("attribute/saliency"), "*.npy", SearchOption.AllDirectories))
                FillWithNaN(file);
            return source;
        });
        Assert.Equal(RandomPanel.Size, Regex.Count(text, "Saliency is not drawn: 30 of 30 scores are not finite numbers"));
        Assert.Equal(RandomPanel.Size, Regex.Count(text, "<div class=\"map\">"));
    }

    private static void FillWithNaN(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var header = 10 + BitConverter.ToUInt16(bytes, 8);
        bytes.AsSpan(header).Fill(byte.MaxValue);
        File.WriteAllBytes(file, bytes);
    }

    private string Report(Func<ReportSource, ReportSource> change)
    {
        using var context = _lab.Open(string.Concat(Enumerable.Range(0, 21).Select(row => $">seq{row}\n{string.Concat(Enumerable.Repeat("ACGTTGCAGTCA"[(row % 5)..], 4))[..30]}\n")), methods: ["ism", "saliency"]);
        LocalLab.RunAll(context);
        using var writer = new StringWriter { NewLine = "\n" };
        RunReport.Write(writer, change(new ReportSource(context.Folder, context.Sequences, null)), default);
        return writer.ToString();
    }

    private static RuleEvidence Evidence(AuditRule rule) => rule.Thresholds.Count == 0
        ? RuleEvidence.NotRun(rule.Number, "It was not looked at.")
        : new RuleEvidence(rule.Number,
        [
            new RuleFinding
            {
                Subject = "DeepLIFT of <B>", Numbers = [.. rule.Thresholds.Select(_ => new Estimate(0.1, 0.05, 0.2, 12))], Text = "0.1 of 12 sequences.", Rows = [3, 4],
            },
        ])
        {
            Figures = [new IntervalFigure("Something (n = 12)", "share", [new IntervalLine("DeepLIFT", new Estimate(0.1, 0.05, 0.2, 12))]) { Caption = "What chance gives." }],
        };

    [GeneratedRegex("<article><h3><span>seq")]
    private static partial Regex Rows();
}
