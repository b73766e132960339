using CisLens.Inference.Evaluation.Annotations;
using CisLens.Inference.Sequences;
using CisLens.Shared;

namespace CisLens.Inference.Tests.Evaluation.Annotations;

public sealed class AnnotationTests
{
    private const int Length = 100;
    private const int Rows = 30;

    [Fact]
    public void RegionOverlap_ScoresInsideARegion_AreAboveTurnedOnes()
    {
        var (map, inside) = Row(1, matching: true);
        var overlap = RegionOverlap.Of(map, inside, 10);

        Assert.Equal(1, overlap.Share);
        Assert.True(overlap.NullQuantile < 1);
        // Over all turns a base is inside as often as there are annotated bases; the unturned map is left out.
        Assert.Equal((0.1 * Length - overlap.Share) / (Length - 1), overlap.Null, 1e-9);
    }

    [Fact]
    public void HighLowContrast_ScoresInsideRegions_AreToldFromScoresElsewhere()
    {
        var matching = Contrast(matching: true);
        var random = Contrast(matching: false);

        Assert.Equal((1.0, 0.0), (matching.High, matching.Low));
        Assert.Equal(0.001, matching.P, 1e-12);
        Assert.True(random.P > 0.05, $"{random}");
        Assert.True(random.Difference.Low < 0.1 && random.Difference.High > -0.1);
    }

    [Fact]
    public void AnnotatedRegions_ManyNames_TellTheFirstThousandApart()
    {
        var regions = AnnotatedRegions.Read(new StringReader(string.Concat(Enumerable.Range(0, 1200).Select(index => $"chr1\t{10 * index}\t{(10 * index) + 5}\tsite{index}\n"))), "peaks.bed", default);
        Assert.Equal((1200, 1000, "site999"), (regions.Count, regions.Names.Count, regions.Names[^1]));
        Assert.Equal([999, -1], regions.Over("chr1", 9990, 10005).Select(stretch => stretch.Name));
    }

    [Fact]
    public void AnnotatedRegions_MorePlacesThanAnyRunHas_Refused()
    {
        using var lines = new CountedLines(1_000_001);
        var error = Assert.Throws<InputException>(() => AnnotatedRegions.Read(lines, "peaks.bed", default));
        Assert.StartsWith("peaks.bed has more than 5,000,000 regions, or names more than 1,000,000 chromosomes or sequences", error.Message, StringComparison.Ordinal);
    }

    private static HighLowContrast Contrast(bool matching)
    {
        var rows = Enumerable.Range(0, Rows).Select(row => Row(row, matching)).ToList();
        return HighLowContrast.Of([.. rows.Select(row => row.Map)], [.. rows.Select(row => row.Inside)], 0.05, 1, default);
    }

    // Ten annotated bases in a row; the highest scores are theirs, or are ten bases in a row somewhere else.
    private static (float[] Map, bool[] Inside) Row(int seed, bool matching)
    {
        var random = new SeededRandom(seed);
        var region = random.Next(Length - 10);
        var peak = matching ? region : random.Next(Length - 10);
        return ([.. Enumerable.Range(0, Length).Select(i => (i >= peak && i < peak + 10 ? 1 : 0) + 0.1f * (float)random.NextDouble())],
            [.. Enumerable.Range(0, Length).Select(i => i >= region && i < region + 10)]);
    }

    /// <summary>A file with a region on each of so many sequences, made while it is read.</summary>
    private sealed class CountedLines(int count) : TextReader
    {
        private string _line = "";
        private int _at;
        private int _given;

        public override int Peek() => Fill() ? _line[_at] : -1;

        public override int Read() => Fill() ? _line[_at++] : -1;

        private bool Fill()
        {
            if (_at == _line.Length && _given < count)
                (_line, _at) = ($"s{_given++}\t1\t2\n", 0);
            return _at < _line.Length;
        }
    }
}
