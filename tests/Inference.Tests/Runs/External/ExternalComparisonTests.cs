using System.Globalization;
using System.IO.Compression;
using System.Text;
using CisLens.Inference.Figures;
using CisLens.Inference.Runs.External;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Runs.External;

public sealed class ExternalComparisonTests : IDisposable
{
    private readonly ExternalLab _lab = new();

    private static string Sites => string.Concat(Enumerable.Range(0, ExternalLab.Rows).Select(row =>
        string.Create(CultureInfo.InvariantCulture, $"chr1\t{ExternalLab.Site(row).Start}\t{ExternalLab.Site(row).End}\tsite\n")));

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Regions_AtTheHighScores_OnBothStrands_FoundByTheMapThatKnowsAndByNoOther()
    {
        var result = _lab.Compare("sites.bed", "track name=sites\n" + Sites);

        Assert.Equal(ExternalLab.Rows, result.Lines);
        var known = result.Regions.Single(one => one.Track.Method == "ism");
        var random = result.Regions.Single(one => one.Track.Method == "gradient-x-input");
        Assert.Equal((ExternalLab.Rows, 0.2), (known.Sequences, known.Annotated));
        // The 20 highest of 30 hold all six; turned they hold two thirds of them.
        Assert.Equal(6 / 20.0, known.Overlap.Value, 9);
        Assert.True(known.Turned.High < known.Overlap.Low, $"{known.Turned}");
        // One base of each sequence is 5 %: the highest lies in the site, the lowest never.
        Assert.Equal((1, 0, 0.001), (known.Contrast.High, known.Contrast.Low, known.Contrast.P));
        Assert.InRange(random.Contrast.P, 0.02, 1);
        Assert.True(random.Overlap.Low <= random.Turned.Value && random.Overlap.High >= random.Turned.Value, $"{random.Overlap}");
    }

    [Fact]
    public void Regions_ByNamesOfSequences_CountInTheWholeSequence()
    {
        var text = string.Concat(Enumerable.Range(0, 3).Select(row => string.Create(CultureInfo.InvariantCulture,
            $"row{row}\t{ExternalLab.Before + ExternalLab.SiteStart}\t{ExternalLab.Before + ExternalLab.SiteEnd}\n")));
        var known = _lab.Compare("names.bed", text).Regions.Single(one => one.Track.Method == "ism");
        Assert.Equal((3, 1), (known.Sequences, known.Contrast.High));
    }

    [Fact]
    public void Regions_OfTwoNames_AllTogetherAndEach()
    {
        var result = _lab.Compare("two.bed", Sites + "chr1\t1002\t1005\tother\n");
        Assert.Equal(["", "", "site", "site", "other", "other"], result.Regions.Select(one => one.Name));
        Assert.Equal(1, result.Regions[^1].Sequences);
        Assert.Equal(6, ExternalFigures.Of(result, RunSpec.FromJson(File.ReadAllText(_lab.Folder.Spec)), 0).OfType<IntervalFigure>().Count());
    }

    [Theory]
    [InlineData("chr7\t0\t100\n", "the file names chr7, the run has sequences on chr1")]
    [InlineData("chr1\t10\n", "line 1")]
    [InlineData("# nothing\n", "has no regions")]
    public void Regions_ThatCannotBeUsed_SayWhy(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<InputException>(() => _lab.Compare("bad.bed", text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Effects_ThatThePredictionsAre_CorrelateWholly()
    {
        var result = _lab.Compare("effects.tsv", Effects("row0", ExternalLab.Start(0) + 1));

        var known = result.Effects.Single(one => one.Track.Method == "ism");
        Assert.Equal((0L, "row0"), (known.Row, known.Element));
        Assert.Equal(1, known.Agreement.Effects!.Value, 6);
        Assert.True(known.Agreement.Map.Low > 0.3, $"{known.Agreement.Map}");
        var other = result.Effects.Single(one => one.Track.Method == "gradient-x-input");
        Assert.Null(other.Agreement.Effects);
        Assert.Equal(3 * ExternalLab.Length, known.Agreement.Variants);
    }

    [Fact]
    public void Effects_OfElementsThatAreNotThere_OrOnTheOtherStrand_AreLeftOutAndTheOthersCompared()
    {
        var text = Effects("row0", ExternalLab.Start(0) + 1) + Effects("nobody", 1, header: false) + Effects("row2", ExternalLab.Start(2) + 1, header: false);
        var result = _lab.Compare("effects.tsv", text);
        Assert.Equal(["row0", "row0"], result.Effects.Select(one => one.Element));
        Assert.Equal(2, result.LeftOut.Count);
        Assert.Contains("no sequence of this run has this name", result.LeftOut[0], StringComparison.Ordinal);
        Assert.Contains("other strand", result.LeftOut[1], StringComparison.Ordinal);
        Assert.Throws<InputException>(() => _lab.Compare("none.tsv", Effects("nobody", 1)));
    }

    [Fact]
    public void Files_AddedPackedRemoved_KeepTheirResults()
    {
        var path = Path.Combine(_lab.Folder.Root, "packed.gz");
        using (var packed = new GZipStream(File.Create(path), CompressionMode.Compress))
            packed.Write(Encoding.UTF8.GetBytes(Effects("row0", ExternalLab.Start(0) + 1)));
        Assert.Equal(ExternalKind.Effects, ExternalFiles.KindOf(path));
        var id = _lab.Add("sites.bed", Sites);
        Assert.Equal((ExternalKind.Regions, "sites.bed"), (_lab.Files.Find(id)!.Kind, Assert.Single(_lab.Files.All).Name));
        var result = ExternalComparison.Run(_lab.Folder, _lab.Sequences, id, null, default);
        _lab.Files.Complete(id, result);
        Assert.Equal(result.Regions, _lab.Files.Result(id)!.Regions);
        Assert.True(_lab.Files.Remove(id));
        Assert.False(_lab.Files.Remove(id));
        Assert.Empty(_lab.Files.All);
    }

    // Every other base at every position, with the effect that the run's ISM predicts.
    private static string Effects(string element, long first, bool header = true)
    {
        var text = new StringBuilder(header ? "Chrom\tPos\tRef\tAlt\tBarcodes\tCoefficient\tElement\n" : "");
        for (var position = 0; position < ExternalLab.Length; position++)
            foreach (var alternative in "ACGT".Where(letter => letter != ExternalLab.Bases[ExternalLab.Before + position]))
                text.Append(CultureInfo.InvariantCulture, $"1\t{first + ExternalLab.Before + position}\t{ExternalLab.Bases[ExternalLab.Before + position]}\t{alternative}\t50\t{-ExternalLab.Score(position)}\t{element}\n");
        return text.ToString();
    }
}
