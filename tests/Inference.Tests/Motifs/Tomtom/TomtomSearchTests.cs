using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Tomtom;
using CisLens.Inference.Sequences;
using CisLens.Inference.Settings;
using CisLens.Shared;
using Xunit;

namespace CisLens.Inference.Tests.Motifs.Tomtom;

public sealed class TomtomSearchTests
{
    [Theory]
    [InlineData(ColumnScore.Euclidean)]
    [InlineData(ColumnScore.Pearson)]
    [InlineData(ColumnScore.Sandelin)]
    [InlineData(ColumnScore.Kullback)]
    [InlineData(ColumnScore.Allr)]
    public void Match_AMotifOfTheDatabase_FindsItFirstAndInPlace(ColumnScore score)
    {
        var database = Random(60, 1);
        var query = database.Motifs[17];
        var best = TomtomSearch.Match(query, Prepare(database, new TomtomOptions { Score = score }), default).Matches[0];
        Assert.Equal((query.Id, 0, query.Width, false), (best.Target.Id, best.Offset, best.Overlap, best.IsReverseComplement));
    }

    [Fact]
    public void Match_TheOtherStrandOfAPart_FindsItTurnedWithItsOffset()
    {
        var database = Random(60, 2);
        var target = database.Motifs.First(motif => motif.Width >= 10);
        var part = new Motif("part", target.Ppm.Slice(2, target.Width - 3).ReverseComplement()) { Sites = 20 };
        var best = TomtomSearch.Match(part, Prepare(database, new TomtomOptions()), default).Matches[0];
        // Turned, the part's two positions missing on the left lie on the right, and its one on the left.
        Assert.Equal((target.Id, 1, part.Width, true), (best.Target.Id, best.Offset, best.Overlap, best.IsReverseComplement));
    }

    [Fact]
    public void Match_OneStrandOnly_DoesNotTurnTargets()
    {
        var database = Random(60, 3);
        var result = TomtomSearch.Match(
            database.Motifs[0].ReverseComplement(), Prepare(database, new TomtomOptions { BothStrands = false, Threshold = 1 }), default);
        Assert.Equal(60, result.Matches.Count);
        Assert.DoesNotContain(result.Matches, match => match.IsReverseComplement);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Match_MinimumOverlapAndInternal_LimitTheOffsets(bool complete)
    {
        var database = Random(60, 4);
        var options = new TomtomOptions { Complete = complete, Threshold = 1 };
        var query = database.Motifs[5];
        var overlapping = TomtomSearch.Match(query, Prepare(database, options with { MinimumOverlap = 6 }), default);
        Assert.All(overlapping.Matches, match => Assert.True(match.Overlap >= Math.Min(6, Math.Min(query.Width, match.Target.Width))));
        var internalOnly = TomtomSearch.Match(query, Prepare(database, options with { Internal = true }), default);
        Assert.All(internalOnly.Matches, match => Assert.Equal(Math.Min(query.Width, match.Target.Width), match.Overlap));
    }

    [Fact]
    public void Match_AConsensus_IsAQueryToo()
    {
        var database = Random(60, 5);
        var sharpest = database.Motifs.MaxBy(motif => motif.Ppm.Information(Background.Uniform))!;
        var oneHot = new double[sharpest.Ppm.Values.Length];
        for (var position = 0; position < sharpest.Width; position++)
            oneHot[(position * 4) + Enumerable.Range(0, 4).MaxBy(letter => sharpest.Ppm[position, letter])] = 1;
        var result = TomtomSearch.Match(new Motif("consensus", new Ppm(oneHot)), Prepare(database, new TomtomOptions()), default);
        Assert.Equal(sharpest.Id, result.Matches[0].Target.Id);
    }

    [Fact]
    public void Match_FewTargets_WarnsAndDoesNotEstimateTheNullShare()
    {
        var few = TomtomSearch.Match(Random(1, 6).Motifs[0], Prepare(Random(49, 7), new TomtomOptions()), default);
        Assert.Contains("49 known motifs are too few", few.Warning, StringComparison.Ordinal);
        Assert.Equal(1, few.NullShare);
        Assert.Null(TomtomSearch.Match(Random(1, 6).Motifs[0], Prepare(Random(50, 7), new TomtomOptions()), default).Warning);
    }

    [Fact]
    public void Match_TwoDatabases_TellsWhichAndReportsEqualMatchesInTheirOrder()
    {
        var database = Random(40, 8);
        var result = TomtomSearch.Match(database.Motifs[3], TomtomDatabase.Prepare([database, database], new TomtomOptions()), default);
        Assert.Equal([(database.Motifs[3].Id, 0), (database.Motifs[3].Id, 1)], result.Matches.Take(2).Select(match => (match.Target.Id, match.Database)));
        Assert.Equal(result.Matches[0].PValue * 80, result.Matches[0].EValue);
    }

    [Fact]
    public void MatchAll_ManyQueries_IsTheSameAsOneByOneInOrder()
    {
        var queries = Random(30, 9).Motifs;
        var database = Prepare(Random(80, 10), new TomtomOptions { Threshold = 1 });
        var done = new Counter();
        var together = TomtomSearch.MatchAll(queries, database, done, default);
        Assert.Equal(queries.Select(query => query.Id), together.Select(result => result.Query.Id));
        for (var index = 0; index < queries.Count; index++)
            Assert.Equal(TomtomSearch.Match(queries[index], database, default).Matches, together[index].Matches);
        Assert.Equal(queries.Count, done.Highest);
    }

    [Fact]
    public void MatchAll_Cancelled_Stops()
    {
        var database = Prepare(Random(60, 11), new TomtomOptions());
        Assert.Throws<OperationCanceledException>(() => TomtomSearch.MatchAll(Random(5, 12).Motifs, database, null, new CancellationToken(true)));
    }

    [Fact]
    public void Match_TooWideAQuery_IsRefusedWithARemedy()
    {
        var wide = new Motif("wide", new Ppm([.. Enumerable.Repeat(0.25, 4 * 201)]));
        var error = Assert.Throws<InputException>(() => TomtomSearch.MatchAll([wide], Prepare(Random(60, 13), new TomtomOptions()), null, default));
        Assert.Equal("Motif wide has 201 positions; Tomtom compares motifs of at most 200, so trim it.", error.Message);
    }

    [Fact]
    public void Prepare_WithoutMotifsOrWithLogarithmsOfZero_IsRefused()
    {
        Assert.Throws<InputException>(() => TomtomDatabase.Prepare([], new TomtomOptions()));
        var error = Assert.Throws<InputException>(() => Prepare(Random(60, 14), new TomtomOptions { Score = ColumnScore.Kullback, Pseudocount = 0 }));
        Assert.Contains("the pseudocount must be above 0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_AsSettings_HaveTitlesAndDefaults()
    {
        var settings = MethodOptions.Settings(typeof(TomtomOptions));
        Assert.Equal("pearson", settings.Single(setting => setting.Name == "score").Default!.GetValue<string>());
        Assert.All(settings, setting => Assert.NotEmpty(setting.Description));
    }

    internal static MotifDatabase Random(int count, long seed)
    {
        var random = new SeededRandom(seed);
        return new MotifDatabase("random", "", [.. Enumerable.Range(0, count).Select(index => Random($"M{index:D3}", 5 + random.Next(12), random))]);
    }

    private static Motif Random(string id, int width, SeededRandom random)
    {
        var counts = new double[4 * width];
        for (var index = 0; index < counts.Length; index++)
            counts[index] = Math.Pow(random.NextDouble(), 4) + 0.001;
        return new Motif(id, new Pfm(counts).ToPpm(Background.Uniform)) { Sites = 10 + random.Next(1000) };
    }

    private static TomtomDatabase Prepare(MotifDatabase database, TomtomOptions options) => TomtomDatabase.Prepare([database], options);

    private sealed class Counter : IProgress<int>
    {
        private readonly Lock _gate = new();

        public int Highest { get; private set; }

        public void Report(int value)
        {
            lock (_gate)
                Highest = Math.Max(Highest, value);
        }
    }
}
