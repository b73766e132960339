using CisLens.Inference.Attribution;
using CisLens.Inference.Models;
using CisLens.Inference.Sequences;
using CisLens.Inference.Tests.Models;
using CisLens.Shared.Runs;
using static TorchSharp.torch;
using Target = CisLens.Inference.Models.Target;

namespace CisLens.Inference.Tests.Attribution;

/// <summary>What methods say of their draws.</summary>
public sealed class RandomMethodTests
{
    private const int Length = 30;

    public static TheoryData<string> Methods() => [.. AttributionCatalogue.All.Where(method => !method.Info.NeedsPositions).Select(method => method.Info.Id)];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Info_SaysWhetherScoresDependOnTheSeed(string method)
    {
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3, Length);
        Assert.Equal(AttributionCatalogue.Get(method).Info.IsRandom, !Maps(model, method, 1, null).SequenceEqual(Maps(model, method, 2, null)));
    }

    // The second and the fourth sequence of a run are explained as within it.
    [Fact]
    public void RowNumbers_OfSequencesThatAreNoNeighbors_DecideWhatIsDrawn()
    {
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3, Length);
        var all = Maps(model, "deeplift-shap", 1, null);
        var chosen = Maps(model, "deeplift-shap", 1, [1, 3]);
        Assert.Equal([.. all[Length..(2 * Length)], .. all[(3 * Length)..(4 * Length)]], chosen, (first, second) => Math.Abs(first - second) < 1e-5);
    }

    private static float[] Maps(SequenceModel model, string method, long seed, long[]? rows)
    {
        using var scope = NewDisposeScope();
        var chosen = rows ?? [0, 1, 2, 3];
        var sequences = model.ToInput([.. chosen.SelectMany(row => OneHot.Encode(TestNetworks.Bases(Length, (int)row)))], chosen.Length);
        var input = new AttributionInput(model, [Target.Create(new TargetSpec { Output = 0, Name = "output 0" }, model.Card)], sequences) { Seed = seed, RowNumbers = rows };
        return AttributionCatalogue.Attribute(new MethodSpec { Method = method }, input, default)[0].Observed;
    }
}
