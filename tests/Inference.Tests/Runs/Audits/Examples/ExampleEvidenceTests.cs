using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Figures;
using CisLens.Inference.Runs.Audits.Examples;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Runs.Audits.Examples;

public class ExampleEvidenceTests
{
    private const int Rows = 101;
    private const int Seed = 5;

    // Row r lies at the r-th percentile.
    private static readonly RowMeasure[] Measures = [new("prediction of CTCF", [.. Enumerable.Range(0, Rows).Select(row => (float)row)])];
    private static readonly IReadOnlyList<long> Panel = RandomPanel.Of(Rows, Seed);
    private static readonly long[] Others = [.. Enumerable.Range(0, Rows).Select(row => (long)row).Except(Panel)];

    [Fact]
    public void Evidence_NothingShown_NotRun() => Assert.Equal(AuditVerdict.NotRun, Judge([]).Verdict);

    [Fact]
    public void Evidence_ChosenAndDisclosed_Warns()
    {
        var judged = Judge([Example(Others[^1], SelectionSource.Sorted), Example(Others[^2], SelectionSource.Search)]);
        Assert.Equal(AuditVerdict.Warn, judged.Verdict);
        Assert.Contains("2 of 2 above the 90th", judged.Evidence.Findings[0].Text, StringComparison.Ordinal);
        Assert.Contains("(seed 5) is not shown", judged.Evidence.Findings[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Evidence_OneOfWhichNothingIsKnown_FailsAndNamesIt()
    {
        var judged = Judge([Example(Others[0], SelectionSource.Search), Example(Others[1], SelectionSource.Direct)]);
        Assert.Equal(AuditVerdict.Fail, judged.Verdict);
        Assert.Equal(Others[1], judged.Evidence.Findings[0].Rows[0]);
    }

    [Fact]
    public void Evidence_PanelShownToo_PassesWhateverElseIsShown()
    {
        var judged = Judge([.. Panel.Select(row => Example(row, SelectionSource.Random)), Example(Others[1], SelectionSource.Direct)]);
        Assert.Equal(AuditVerdict.Pass, judged.Verdict);
        Assert.Equal([Others[1]], judged.Evidence.Findings[0].Rows);
    }

    [Fact]
    public void Evidence_PartOfThePanel_IsNoPanel() =>
        Assert.Equal(AuditVerdict.Warn, Judge([.. Panel.Skip(1).Select(row => Example(row, SelectionSource.Random))]).Verdict);

    [Fact]
    public void Evidence_ChosenOneThatThePanelHoldsToo_IsChosen()
    {
        var judged = Judge([Example(Panel[0], SelectionSource.Direct)]);
        Assert.Equal(AuditVerdict.Fail, judged.Verdict);
        Assert.Equal([Panel[0]], judged.Evidence.Findings[0].Rows);
    }

    [Fact]
    public void Rug_ChosenAboveAndPanelBelow_BothAreDrawn()
    {
        var rug = Assert.IsType<RugFigure>(Assert.Single(Judge([Example(Others[1], SelectionSource.Search), Example(Panel[0], SelectionSource.Random)]).Evidence.Figures));
        Assert.Equal([Others[1]], rug.Lines[0].Chosen);
        Assert.Equal(Panel.Select(row => (double)row), rug.Lines[0].Random);
        var picture = FigureSvg.Write(rug);
        Assert.Contains("prediction of CTCF", picture, StringComparison.Ordinal);
        Assert.Equal(1 + Panel.Count, picture.Split("v9").Length - 1);
        Assert.Equal(1 + Panel.Count, FigureTable.Of(rug).Rows.Count);
    }

    [Fact]
    public void Caption_SaysHowChosenAndWhere()
    {
        var spec = new RunSpec
        {
            Name = "run",
            Seed = Seed,
            Sequences = new SequenceSource { Id = "0123456789ab", Name = "peaks", Sha256 = "" },
            Model = new ModelSource { Id = "m", Name = "Net", Version = "2.0.0", Sha256 = "" },
            Targets = [new TargetSpec { Output = 0, Name = "CTCF" }],
            Methods = [],
        };
        var caption = ExampleWords.Caption(Example(93, SelectionSource.Search, "chr1") with { Id = "chr1:1-8" }, Measures, spec, Rows);
        Assert.StartsWith("chr1:1-8, chosen by hand after searching names (chr1); among 101 sequences: 93rd percentile by prediction of CTCF. Scores of Net 2.0.0 on 'peaks'", caption, StringComparison.Ordinal);
        Assert.StartsWith("12 sequences drawn at random (seed 5) from all 101.", ExampleWords.PanelCaption(12, spec, Rows), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "0th")]
    [InlineData(1.4, "1st")]
    [InlineData(12, "12th")]
    [InlineData(22, "22nd")]
    [InlineData(93, "93rd")]
    [InlineData(100, "100th")]
    public void Ordinal_AsPeopleSayIt(double percentile, string text) => Assert.Equal(text, ExampleWords.Ordinal(percentile));

    private static ShownExample Example(long row, SelectionSource source, string detail = "") => new(row, $"row {row}", source, detail, [Measures[0].Percentile(row)]);

    private static JudgedRule Judge(IReadOnlyList<ShownExample> shown) => AuditJudge.Judge(AuditRules.Get(25), ExampleEvidence.Of(shown, Panel, Measures, Seed, Rows));
}
