using CisLens.Inference.Commands;
using CisLens.Inference.Runs;
using CisLens.Inference.Runs.Bundles.Compare;
using CisLens.Inference.Runs.Bundles.Import;
using CisLens.Shared.Arrays;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Tests.Runs.Bundles.Compare;

public sealed class BundleComparisonTests : IDisposable
{
    private static readonly TrackKey Track = new("ism", 0);

    private readonly LocalLab _lab = new();
    private readonly List<RunContext> _open = [];

    public void Dispose()
    {
        foreach (var context in _open)
            context.Dispose();
        _lab.Dispose();
    }

    [Fact]
    public void Run_SameSpecificationTwice_IdenticalFileByFile()
    {
        var difference = Compare(Run(), Run());
        Assert.True(difference.IsIdentical && difference.HasEqualNumbers);
        var outputs = difference.Arrays.Single(array => array.Name == "outputs.npz");
        Assert.Equal((5 * 2L, 0L, true), (outputs.Values, outputs.Unequal, outputs.HasSameBytes));
    }

    [Fact]
    public void Run_ValuesChanged_SaysByHowMuchAndWhere()
    {
        var changed = Run(folder =>
        {
            // Two bases of the last sequence: one far off, one that is small and twice as large.
            var file = Path.Combine(folder.Chunk(Track, 0), ChunkFiles.Matrix);
            var array = NpyFile.Read<float>(file);
            array.Data[(4 * 120) + 7] = 301;
            array.Data[(4 * 120) + 38] = 0.0002f;
            NpyFile.Write<float>(file, array.Data, array.Shape);
        });
        var original = Run(folder =>
        {
            var file = Path.Combine(folder.Chunk(Track, 0), ChunkFiles.Matrix);
            var array = NpyFile.Read<float>(file);
            array.Data[(4 * 120) + 7] = 300;
            array.Data[(4 * 120) + 38] = 0.0001f;
            NpyFile.Write<float>(file, array.Data, array.Shape);
        });
        var matrix = Assert.Single(Compare(original, changed).Arrays, array => !array.IsEqual);
        Assert.Equal("attributions/ism.0.B.matrix.npz", matrix.Name);
        Assert.Equal((600L, 2L, 0L, false), (matrix.Values, matrix.Unequal, matrix.NotComparable, matrix.HasSameBytes));
        Assert.Equal(("seq-4", 7L), (matrix.Absolute!.Sequence, matrix.Absolute.Position));
        Assert.Equal([4, 0, 7], matrix.Absolute.Place);
        Assert.Equal(300, matrix.Absolute.First);
        Assert.Equal(1, matrix.Absolute.Difference);
        Assert.Equal([4, 1, 8], matrix.Relative!.Place);
        Assert.Equal(0.5, matrix.Relative.Difference, 5);
    }

    [Fact]
    public void Run_NaNAndInfinity_CountedAndNotMeasured()
    {
        RunContext With(params float[] values) => Run(folder =>
        {
            // The report draws attributions, which must be finite; what else a model answers need not be.
            var file = Path.Combine(folder.Chunk(StageKeys.Predict, 0), ChunkFiles.Outputs);
            var array = NpyFile.Read<float>(file);
            values.CopyTo(array.Data, 0);
            NpyFile.Write<float>(file, array.Data, array.Shape);
        });
        var difference = Compare(With(float.NaN, float.NaN, float.PositiveInfinity, 0f), With(float.NaN, 1, float.NegativeInfinity, -0f));
        var observed = difference.Arrays.Single(array => array.Name == "outputs.npz");
        // The same NaN is equal, and so are the two zeros.
        Assert.Equal((2L, 2L), (observed.Unequal, observed.NotComparable));
        Assert.Null(observed.Absolute);
        Assert.False(difference.HasEqualNumbers);
    }

    [Fact]
    public void Run_OtherMethodsAndLengths_SaysWhatOnlyOneHas()
    {
        var more = Open(RunLab.Fasta(6, 30), "ism", "saliency");
        LocalLab.RunAll(more);
        var difference = Compare(Run(), more);
        Assert.Equal(FileState.OnlySecond, difference.Files.Single(file => file.Name == "attributions/saliency.0.B.observed.npz").State);
        Assert.Contains("[5, 2] and [6, 2]", difference.Arrays.Single(array => array.Name == "outputs.npz").Explanation, StringComparison.Ordinal);
        Assert.False(difference.HasEqualNumbers);
    }

    [Fact]
    public async Task Command_TwoBundles_TellsByItsExitCode()
    {
        var (first, second) = (Run(), Run(folder => Raise(Path.Combine(folder.Chunk(Track, 0), ChunkFiles.Observed))));
        Assert.Equal(0, await CommandLine.RunAsync(["compare", first.Folder.Bundle, first.Folder.Bundle]));
        Assert.Equal(CommandLine.Differs, await CommandLine.RunAsync(["compare", first.Folder.Bundle, second.Folder.Bundle]));
        Assert.Equal(CommandLine.BadInput, await CommandLine.RunAsync(["compare", first.Folder.Bundle, Path.Combine(_lab.Root, "none.zip")]));
        using var writer = new StringWriter { NewLine = "\n" };
        DifferenceText.Write(writer, Compare(first, second));
        var text = writer.ToString();
        Assert.Contains("attributions/ism.0.B.observed.npz\t150\t1\t1\t", text, StringComparison.Ordinal);
        Assert.Contains("# attributions/ism.0.B.observed.npz: differs\n", text, StringComparison.Ordinal);
        Assert.EndsWith("# The arrays differ.\n", text, StringComparison.Ordinal);
    }

    private static void Raise(string file)
    {
        var array = NpyFile.Read<float>(file);
        array.Data[0] = array.Data[0] > 0 ? array.Data[0] - 1 : array.Data[0] + 1;
        NpyFile.Write<float>(file, array.Data, array.Shape);
    }

    /// <summary>A run whose numbers may be changed before the bundle is written.</summary>
    private RunContext Run(Action<RunFolder>? change = null)
    {
        var context = Open(RunLab.Fasta(5, 30), "ism");
        ChunkRunner.Run(context, StageKeys.Prepare, 0, null, default);
        ChunkRunner.Run(context, StageKeys.Predict, 0, null, default);
        ChunkRunner.Run(context, StageKeys.Attribute("ism"), 0, null, default);
        change?.Invoke(context.Folder);
        LocalLab.RunAll(context);
        return context;
    }

    private RunContext Open(string fasta, params string[] methods)
    {
        var context = _lab.Open(fasta, null, null, methods);
        _open.Add(context);
        return context;
    }

    private static BundleDifference Compare(RunContext first, RunContext second)
    {
        using var a = BundleReader.Open(first.Folder.Bundle, "first.zip");
        using var b = BundleReader.Open(second.Folder.Bundle, "second.zip");
        return BundleComparison.Run(a, b, null, default);
    }
}
