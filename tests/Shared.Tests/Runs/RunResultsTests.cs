using System.Text.Json;
using CisLens.Shared.Arrays;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Shared.Tests.Runs;

public sealed class RunResultsTests : IDisposable
{
    private const int Rows = 25;
    private const int ChunkRows = 10;
    private const int Length = 6;
    private const string Sorted = "attribute/ism/0";
    private static readonly TrackKey Track = new("ism", 0);

    private readonly RunFolder _folder = new(Directory.CreateTempSubdirectory("cislens-test-").FullName);

    public void Dispose() => Directory.Delete(_folder.Root, recursive: true);

    [Fact]
    public void Open_NotPrepared_Null() => Assert.Null(RunResults.Open(_folder));

    [Fact]
    public void Rows_NaturalOrder_PageWithItsNumbers()
    {
        WriteAll();
        using var results = RunResults.Open(_folder)!;
        var page = results.Rows(new RunRowQuery(9, 3), default);
        Assert.Equal(Rows, page.Total);
        Assert.Equal(["seq-9", "seq-10", "seq-11"], page.Rows.Select(row => row.Row.Id));
        Assert.Equal([Prediction(9), Prediction(10), Prediction(11)], page.Rows.Select(row => row.Predictions[0]));
        Assert.Equal([Top(9), Top(10), Top(11)], page.Rows.Select(row => row.Tops[0]));
    }

    [Fact]
    public void Rows_PastTheEnd_Empty()
    {
        WriteAll();
        using var results = RunResults.Open(_folder)!;
        Assert.Empty(results.Rows(new RunRowQuery(Rows, 5), default).Rows);
    }

    [Theory]
    [InlineData("prediction/0")]
    [InlineData(Sorted)]
    public void Rows_Sorted_AllRowsOnceInOrder(string key)
    {
        WriteAll();
        for (var time = 0; time < 2; time++)
        {
            using var results = RunResults.Open(_folder)!;
            var falling = results.Rows(new RunRowQuery(0, Rows, SortBy: key), default).Rows;
            var rising = results.Rows(new RunRowQuery(0, Rows, SortBy: key, Descending: false), default).Rows;
            float Value(RunRowView row) => key == Sorted ? row.Tops[0] : row.Predictions[0];
            Assert.Equal(falling.OrderByDescending(Value).Select(row => row.Row.Row), falling.Select(row => row.Row.Row));
            Assert.Equal(rising.Select(row => row.Row.Row).Reverse(), falling.Select(row => row.Row.Row));
            Assert.Equal(Rows, falling.DistinctBy(row => row.Row.Row).Count());
        }
    }

    [Fact]
    public void Rows_SearchAndSort_OnlyMatches()
    {
        WriteAll();
        using var results = RunResults.Open(_folder)!;
        var page = results.Rows(new RunRowQuery(0, 2, "SEQ-2", "prediction/0"), default);
        Assert.Equal(6, page.Total);
        Assert.Equal(2, page.Rows.Count);
        Assert.All(page.Rows, row => Assert.StartsWith("seq-2", row.Row.Id, StringComparison.Ordinal));
        Assert.True(page.Rows[0].Predictions[0] >= page.Rows[1].Predictions[0]);
    }

    [Fact]
    public void Rows_StageHalfDone_MissingNumbersAreNaNAndSortLast()
    {
        WritePrepared();
        WritePredictions(0);
        using var results = RunResults.Open(_folder)!;
        var page = results.Rows(new RunRowQuery(0, Rows, SortBy: "prediction/0"), default).Rows;
        Assert.Equal(ChunkRows, page.Count(row => !float.IsNaN(row.Predictions[0])));
        Assert.True(page.Skip(ChunkRows).All(row => float.IsNaN(row.Predictions[0])));
        Assert.Null(results.Track(Track, 3));
        Assert.Null(results.Predictions(ChunkRows));

        WritePredictions(1);
        WritePredictions(2);
        Assert.DoesNotContain(results.Rows(new RunRowQuery(0, Rows), default).Rows, row => float.IsNaN(row.Predictions[0]));
    }

    [Fact]
    public void Rows_UnknownSortKey_OneSentence()
    {
        WriteAll();
        using var results = RunResults.Open(_folder)!;
        Assert.Throws<InputException>(() => results.Rows(new RunRowQuery(0, 1, SortBy: "prediction/7"), default));
    }

    [Fact]
    public void Track_RowOfLaterChunk_ItsScores()
    {
        WriteAll();
        using var results = RunResults.Open(_folder)!;
        Assert.Equal(Enumerable.Range(0, Length).Select(at => Score(21, at)), results.Track(Track, 21));
        Assert.Null(results.Matrix(Track, 21));
        Assert.Throws<ArgumentOutOfRangeException>(() => results.Track(Track, Rows));
        Assert.Throws<InputException>(() => results.Track(new TrackKey("../../x", 0), 0));
    }

    [Fact]
    public void Array_RowOfLaterChunk_ItsValuesAndShape()
    {
        WriteAll();
        using var results = RunResults.Open(_folder)!;
        var array = results.Array(Track, "pairs", 21)!;
        Assert.Equal([2, 3], array.Shape);
        Assert.Equal([126, 127, 128, 129, 130, 131], array.Values);
        Assert.Null(results.Array(Track, "others", 21));
        Assert.Throws<InputException>(() => results.Array(Track, "../pairs", 21));
    }

    [Fact]
    public void Checks_OfSeveralChunks_WorstValueAndSumOfMeasurements()
    {
        WriteAll();
        using var results = RunResults.Open(_folder)!;
        Assert.Equal([new MethodCheck("error", "Error", 2, Rows, "logit", 1.5, "chunk 2")], results.Checks(Track));
        Assert.False(results.Checks(Track)[0].Passed);
    }

    [Fact]
    public void Dropped_SecondPage_ItsReasons()
    {
        WriteAll();
        using var results = RunResults.Open(_folder)!;
        Assert.Equal([new DroppedRow(31, "bad-1", "Too short.")], results.Dropped(1, 5));
    }

    [Fact]
    public void Window_PaddedBothSides_UnknownOutside()
    {
        var row = new RunRow(0, 0, "a", null, null, 4, 0, 1, 2);
        Assert.Equal("NACGTNN", row.Window("ACGT", 7));
        Assert.Equal("GT", (row with { WindowStart = 2, PadLeft = 0, PadRight = 0 }).Window("ACGTA", 2));
    }

    private static float Prediction(long row) => (row * 7) % 11;

    private static float Score(long row, int at) => row + (0.1f * at);

    private static float Top(long row) => (row * 3) % 5;

    private void WriteAll()
    {
        WritePrepared();
        for (var chunk = 0; chunk < 3; chunk++)
        {
            WritePredictions(chunk);
            WriteScores(chunk);
        }
    }

    private void WritePrepared()
    {
        File.WriteAllText(_folder.Spec, (TestSpecs.Predict() with { Methods = [new MethodSpec { Method = "ism" }] }).ToJson());
        AtomicDirectory.Write(_folder.Prepared, folder =>
        {
            using var writer = new RunRowWriter(folder);
            for (var row = 0; row < Rows; row++)
                writer.Add(new RunRow(row, row, $"seq-{row}", row % 2 == 0 ? "é" : null, null, Length, 0, 0, 0));
            writer.Add(new DroppedRow(30, "bad-0", "Too long."));
            writer.Add(new DroppedRow(31, "bad-1", "Too short."));
            writer.Complete();
            new PreparedRun
            {
                Rows = Rows,
                Dropped = 2,
                Length = Length,
                Device = "cpu",
                Stages = [new("predict", ChunkRows, 1), new(Track.StageKey, ChunkRows, 19)],
            }.Write(folder);
        });
    }

    private void WritePredictions(int chunk)
    {
        var rows = new ChunkLayout(Rows, ChunkRows).RowsOf(chunk);
        var values = Enumerable.Range(0, rows).Select(place => Prediction((chunk * ChunkRows) + place)).ToArray();
        AtomicDirectory.Write(_folder.Chunk("predict", chunk), folder =>
            NpyFile.Write<float>(Path.Combine(folder, ChunkFiles.Targets), values, rows, 1));
    }

    private void WriteScores(int chunk)
    {
        var rows = new ChunkLayout(Rows, ChunkRows).RowsOf(chunk);
        var numbers = Enumerable.Range(chunk * ChunkRows, rows).ToList();
        AtomicDirectory.Write(_folder.Chunk(Track.StageKey, chunk), root =>
        {
            var folder = Directory.CreateDirectory(Path.Combine(root, "0")).FullName;
            var scores = numbers.SelectMany(row => Enumerable.Range(0, Length).Select(at => Score(row, at))).ToArray();
            NpyFile.Write<float>(Path.Combine(folder, ChunkFiles.Observed), scores, rows, Length);
            NpyFile.Write<float>(Path.Combine(folder, ChunkFiles.Top), numbers.Select(row => Top(row)).ToArray(), rows);
            NpyFile.Write<float>(Path.Combine(folder, ChunkFiles.Array("pairs")), numbers.SelectMany(row => Enumerable.Range(row * 6, 6)).Select(value => (float)value).ToArray(), rows, 2, 3);
            MethodCheck[] checks = [new("error", "Error", chunk, rows, "logit", 1.5, $"chunk {chunk}")];
            File.WriteAllText(Path.Combine(folder, ChunkFiles.Checks), JsonSerializer.Serialize(checks, RunJson.Compact));
        });
    }
}
