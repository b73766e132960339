using Bunit;
using CisLens.Inference.Attribution;
using CisLens.Shared.Runs;
using CisLens.Web.Results;
using CisLens.Web.Shell;
using CisLens.Web.Tracks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CisLens.Web.Tests.Results;

public class MethodMapsTests : BunitContext
{
    private static readonly MethodArrayInfo Pairs = new("interactions", "Interactions", "f(both) - ...", "positive: more than the sum", [ArrayAxis.Window, ArrayAxis.Window]);
    private static readonly MethodArrayInfo Drives = new("contributions", "Contributions", "m * d", "positive: raises", [ArrayAxis.OutputPosition, ArrayAxis.Position]);
    private static readonly MethodArrayInfo Spread = new("replica-spread", "Spread", "sd", "never negative", [ArrayAxis.Position]);
    private static readonly MethodArrayInfo Errors = new("completeness", "Completeness error", "sum - delta", "none", [ArrayAxis.Reference]);
    private static readonly MethodArrayInfo Extra = new("noise", "Noise", "n", "none", [ArrayAxis.Base, ArrayAxis.Position]);

    private static readonly ResultRow Row = new(new RunRowView(new RunRow(3, 3, "one", null, null, 8, 0, 0, 0), [1], [1]), "ACGTACGT", null);

    public MethodMapsTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void Maps_MethodWithMatrices_OneViewerEach()
    {
        var line = Line([new WindowPlace(2, 3), new WindowPlace(4, 5)], Pairs, Drives, Spread, Errors);
        var maps = Render<MethodMaps>(parameters => parameters.Add(one => one.Head, Head(line)).Add(one => one.Row, Row).Add(one => one.Lines, [line]));
        var options = maps.FindComponents<MatrixMap>().Select(map => map.Instance.Options).ToList();
        Assert.Equal(2, options.Count);
        Assert.Equal("api/projects/p/runs/r/rows/3/tracks/attribute/ism/0/interactions", options[0].Url);
        Assert.Equal([2, 4], options[0].RowAxis.Starts!);
        Assert.Equal(("Position", "ACGTACGT", 1L), (options[0].ColumnAxis.Title, options[0].ColumnAxis.Letters, options[0].ColumnAxis.Offset));
        Assert.Null(options[0].Guide);
        Assert.False(options[0].Sums);
        Assert.Equal("Output position", options[1].RowAxis.Title);
        Assert.Equal(new MatrixGuide(3.5, 1), options[1].Guide);
        Assert.True(options[1].Sums);
        Assert.Contains("f(both) - ...", maps.Find(".map__head").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Maps_WindowsOfSeveralBasesOrUnknown_AreCalledWindows()
    {
        var wide = MatrixMaps.Of(Head(), Row, Line([new WindowPlace(0, 4), new WindowPlace(4, 8)], Pairs), Pairs);
        Assert.Equal(("Window", 4), (wide.RowAxis.Title, wide.RowAxis.Width));
        var unknown = MatrixMaps.Of(Head(), Row, Line([], Pairs), Pairs);
        Assert.Equal(("Window", 1L, null), (unknown.RowAxis.Title, unknown.RowAxis.Offset, unknown.RowAxis.Letters));
    }

    [Fact]
    public void Tracks_SpreadChecksAndFurtherArrays_BecomeBandLineAndTracks()
    {
        var line = Line([], Spread, Extra) with { Checks = [new MethodCheck("c", "Error", 0.5, 3, "", 0.1)] };
        var tracks = TrackOptions.Of(Head(line), Row, [line], HeatMaps.None, null).Tracks;
        Assert.Equal(["letters", "heatmap"], tracks.Select(track => track.Kind));
        Assert.EndsWith("/replica-spread", tracks[0].SpreadUrl, StringComparison.Ordinal);
        Assert.Equal(new TrackCheck("Error: 0.500, n = 3, limit 0.100", false), Assert.Single(tracks[0].Checks));
        Assert.EndsWith("/noise", tracks[1].Url, StringComparison.Ordinal);
    }

    [Fact]
    public void Tracks_ComparisonAndReceptivePart_ComeFirstAndHatched()
    {
        var (a, b) = (Line([]), Line([]) with { Key = new TrackKey("tism", 0) });
        var options = TrackOptions.Of(Head(a, b), Row, [a, b], HeatMaps.None, 2, new TrackComparison(a.Key, b.Key, ComparisonKind.Overlay, false), new TrackView(1, 5));
        Assert.Equal(["overlay", "letters", "letters"], options.Tracks.Select(track => track.Kind));
        Assert.Equal(new TrackView(1, 5), Assert.Single(options.Receptive!));
    }

    [Fact]
    public void Numbers_FourStates_SummaryWithHistogram()
    {
        Services.AddSingleton(typeof(Microsoft.Extensions.Logging.ILogger<>), typeof(NullLogger<>));
        Assert.Contains("smallest 1.000, median 2.500, largest 4.000, n = 5, 1 of them not a number", Numbers(_ => Task.FromResult<ResultArray?>(new ResultArray([1, 2, 3, 4, float.NaN], [5]))).Find("p").TextContent, StringComparison.Ordinal);
        Assert.Contains("not computed yet", Numbers(_ => Task.FromResult<ResultArray?>(null)).Markup, StringComparison.Ordinal);
        Assert.NotNull(Numbers(_ => new TaskCompletionSource<ResultArray?>().Task).Find(".cl-skeleton"));
        Assert.NotNull(Numbers(_ => Task.FromException<ResultArray?>(new IOException())).Find("[role=alert]"));
    }

    [Fact]
    public void Summary_ConstantOrNothing_IsNotDividedByZero()
    {
        var constant = ArraySummary.Of([2, 2, 2]);
        Assert.Equal((2, 2, 1), (constant.Smallest, constant.Median, constant.Shares.Max()));
        Assert.Equal(0, ArraySummary.Of([float.NaN]).Finite);
    }

    private static TrackLine Line(IReadOnlyList<WindowPlace> windows, params MethodArrayInfo[] arrays)
    {
        var info = AttributionCatalogue.Get("ism").Info with { Arrays = arrays };
        return new TrackLine(new TrackKey("ism", 0), "ISM of CTCF", "CTCF", "logit", info, windows, []);
    }

    private static ResultsHead Head(params TrackLine[] lines) => new(
        "Factors", new RunSummary("r", "p", "n", RunState.Done, null, null, 1, 0, "", default, null, null), null!, null, lines, [null], new MatrixGuide(3.5, 1));

    private IRenderedComponent<ArrayNumbers> Numbers(Func<CancellationToken, Task<ResultArray?>> load) => Render<ArrayNumbers>(parameters => parameters
        .Add(one => one.Title, "ISM of CTCF: Completeness error").Add(one => one.Info, Errors).Add(one => one.Key, Guid.NewGuid()).Add(one => one.Load, load));
}
