using System.Text;
using CisLens.Inference.Runs.External;
using CisLens.Shared;
using CisLens.Shared.Arrays;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Tests.Runs.External;

/// <summary>
/// A run whose maps are known: 40 sequences on a chromosome, every third read from the other strand. ISM scores bases 10 to 15 of each, in reading direction, highest, and its effects
/// are minus the score for each other base; the map of the gradient is random.
/// </summary>
internal sealed class ExternalLab : IDisposable
{
    public const int Rows = 40;
    public const int Length = 30;
    public const int SiteStart = 10;
    public const int SiteEnd = 16;

    // Sequences begin with these bases that the window leaves out.
    public const int Before = 2;

    private readonly TemporaryFolder _folder = new();

    public ExternalLab()
    {
        var text = new StringBuilder();
        for (var row = 0; row < Rows; row++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $">row{row} chr1:{Start(row) + 1}-{Start(row) + Length + Before}({(IsReverse(row) ? '-' : '+')})\n{Bases}\n");
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        SequenceImport.Run(stream, "test.fa", new ImportOptions(), _folder.PathOf("set"), null, default);
        Sequences = SequenceSet.Open(_folder.PathOf("set"));
        Folder = new RunFolder(_folder.PathOf("run"));
        WriteRun();
    }

    public static string Bases { get; } = string.Concat(Enumerable.Repeat("ACGT", (Length + Before) / 4));

    public RunFolder Folder { get; }

    public SequenceSet Sequences { get; }

    public ExternalFiles Files => new(Folder);

    public static long Start(int row) => 1000 * (row + 1);

    public static bool IsReverse(int row) => row % 3 == 2;

    /// <summary>Where the site of a row lies on the chromosome.</summary>
    public static (long Start, long End) Site(int row) => IsReverse(row)
        ? (Start(row) + Length - SiteEnd, Start(row) + Length - SiteStart)
        : (Start(row) + Before + SiteStart, Start(row) + Before + SiteEnd);

    public static float Score(int position) => position is >= SiteStart and < SiteEnd ? position - SiteStart + 1 : 0;

    public string Add(string name, string text)
    {
        var path = _folder.PathOf(name);
        File.WriteAllText(path, text);
        var source = new ExternalSource(Identifier.New(), name, ExternalFiles.KindOf(path), ExternalSource.Barcodes, DateTimeOffset.UnixEpoch);
        Files.Add(source, path);
        return source.Id;
    }

    public ExternalResult Compare(string name, string text) => ExternalComparison.Run(Folder, Sequences, Add(name, text), null, default);

    public void Dispose()
    {
        Sequences.Dispose();
        _folder.Dispose();
    }

    private void WriteRun()
    {
        Directory.CreateDirectory(Folder.Prepared);
        File.WriteAllText(Folder.Spec, new RunSpec
        {
            Name = "Known maps",
            Sequences = new SequenceSource { Id = "000000000000", Name = "test.fa", Sha256 = "" },
            Model = new ModelSource { Id = "m", Name = "M", Version = "1.0", Sha256 = "" },
            Targets = [new TargetSpec { Output = 0, Name = "B" }],
            Methods = [new MethodSpec { Method = "ism" }, new MethodSpec { Method = "gradient-x-input" }],
        }.ToJson());
        using (var rows = new RunRowWriter(Folder.Prepared))
        {
            for (var row = 0; row < Rows; row++)
                rows.Add(new RunRow(row, row, $"row{row}", null, null, Length + Before, Before, 0, 0));
            rows.Complete();
        }
        new PreparedRun
        {
            Rows = Rows, Dropped = 0, Length = Length, Device = "cpu",
            Stages = [new PreparedStage(StageKeys.Predict, Rows, 1), new PreparedStage("attribute/ism", Rows, 1), new PreparedStage("attribute/gradient-x-input", Rows, 1)],
        }.Write(Folder.Prepared);
        var random = new Random(3);
        Put(new TrackKey("ism", 0), ChunkFiles.Observed, [.. Enumerable.Range(0, Rows * Length).Select(at => Score(at % Length) + (0.1f * (float)random.NextDouble()))], Rows, Length);
        Put(new TrackKey("ism", 0), ChunkFiles.Matrix, [.. Enumerable.Range(0, Rows * 4 * Length).Select(at => -Score(at % Length))], Rows, 4, Length);
        Put(new TrackKey("gradient-x-input", 0), ChunkFiles.Observed, [.. Enumerable.Range(0, Rows * Length).Select(_ => (float)random.NextDouble())], Rows, Length);
    }

    private void Put(TrackKey track, string file, float[] values, params long[] shape)
    {
        var chunk = Directory.CreateDirectory(Folder.Chunk(track, 0)).FullName;
        NpyFile.Write<float>(Path.Combine(chunk, file), values, shape);
    }
}
