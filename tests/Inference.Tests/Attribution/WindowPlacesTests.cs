using CisLens.Inference.Attribution;
using CisLens.Inference.Tests.Models;
using CisLens.Shared;
using CisLens.Shared.Runs;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Attribution;

public sealed class WindowPlacesTests
{
    private const int Length = 30;

    public static TheoryData<string> Methods => [.. AttributionCatalogue.All.Where(HasWindows).Select(method => method.Info.Id)];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Windows_OfAMethodWithThem_AreThoseOfItsArrays(string id)
    {
        using var scope = NewDisposeScope();
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3, Length);
        var method = AttributionCatalogue.Get(id);
        var options = AttributionCatalogue.Options(new MethodSpec { Method = id });
        var windows = method.Windows(Length, options);
        Assert.All(windows, window => Assert.True(window.Start >= 0 && window.Start < window.End && window.End <= Length, $"{window}"));
        Assert.Equal(windows.OrderBy(window => window.Start), windows);

        var input = new AttributionInput(model, [TestNetworks.Target(model, 0)], TestNetworks.Encode(model, TestNetworks.Bases(Length, 5)));
        var arrays = method.Attribute(input, options, default)[0].Arrays;
        foreach (var info in method.Describe(options).Arrays)
            foreach (var axis in Enumerable.Range(0, info.Axes.Count).Where(axis => info.Axes[axis] == ArrayAxis.Window))
                Assert.Equal(windows.Count, arrays.First(array => array.Name == info.Name).Shape[axis]);
    }

    [Fact]
    public void Windows_OfAMethodWithout_None() =>
        Assert.All(AttributionCatalogue.All.Where(method => !HasWindows(method)), method =>
            Assert.Empty(method.Windows(Length, AttributionCatalogue.Options(new MethodSpec { Method = method.Info.Id }))));

    [Fact]
    public void Windows_SequenceTooShort_Refused() =>
        Assert.Throws<InputException>(() => AttributionCatalogue.Get("second-order-ism").Windows(3, AttributionCatalogue.Options(new MethodSpec { Method = "second-order-ism" })));

    private static bool HasWindows(IAttributionMethod method) => method.Info.Arrays.Any(array => array.Axes.Contains(ArrayAxis.Window));
}
