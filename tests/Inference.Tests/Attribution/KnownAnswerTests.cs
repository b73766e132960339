using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Models;
using CisLens.Inference.Tests.Models;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Attribution;

/// <summary>A linear network, whose right attribution by every method is known from its weights.</summary>
public sealed class KnownAnswerTests
{
    private const int Length = 12;
    private const string Sequence = "ACGTNACGTTGA";

    public static TheoryData<string, string?> Settings() => new()
    {
        { "saliency", null },
        { "saliency", """{"norm":"absolute"}""" },
        { "saliency", """{"norm":"raw"}""" },
        { "gradient-x-input", null },
        { "corrected-gradient", null },
        { "tism", null },
        { "tism", """{"output":"local"}""" },
        { "tism", """{"output":"corrected"}""" },
        { "tism", """{"output":"global","baseline":[0.4,0.1,0.1,0.4]}""" },
        { "tism", """{"output":"hypothetical","baseline":[0.4,0.1,0.1,0.4]}""" },
        { "guided-backprop", null },
        { "deconvolution", null },
        { "lrp", null },
        { "deeplift", null },
        { "deeplift", """{"reference":"zeros"}""" },
        { "deeplift", """{"reference":"background","background":[0.4,0.1,0.1,0.4]}""" },
        { "ism", null },
        { "ism", """{"track":"centred"}""" },
        { "ism", """{"start":3,"end":8}""" },
        { "occlusion", """{"window":1,"stride":1}""" },
        { "occlusion", """{"window":1,"stride":1,"replacement":"uniform"}""" },
        { "lime", """{"window":1,"reference":"zeros","ridge":0}""" },
        { "kernel-shap", """{"window":1,"reference":"zeros"}""" },
        { "kernel-shap", """{"window":1,"reference":"zeros","samples":4096}""" },
        { "shapley-sampling", """{"window":1,"reference":"zeros"}""" },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void Attribute_LinearNetwork_GivesTheAnswerOfTheFormula(string method, string? options)
    {
        using var model = TestNetworks.Model(TestNetworks.Linear(Length, 2), 2);
        var weights = model.Graph!.Parameters[0].ToFile().AsSpan(4 * Length).ToArray();
        var (observed, matrix) = Expected(method, options is null ? [] : JsonNode.Parse(options)!.AsObject(), weights);
        var spec = new MethodSpec { Method = method, Options = options is null ? null : JsonNode.Parse(options)!.AsObject() };
        using var x = TestNetworks.Encode(model, Sequence);
        var maps = AttributionCatalogue.Get(method).Attribute(new AttributionInput(model, [TestNetworks.Target(model, 1)], x), AttributionCatalogue.Options(spec), default)[0];

        Assert.Equal((1, Length), (maps.Rows, maps.Length));
        Assert.Equal(AttributionCatalogue.Describe(spec).Matrix != MatrixKind.None, maps.Matrix is not null);
        for (var position = 0; position < Length; position++)
            Assert.Equal(observed(position), maps.Observed[position], 2e-6);
        for (var i = 0; matrix is not null && i < 4 * Length; i++)
            Assert.Equal(matrix(i / Length, i % Length), maps.Matrix![i], 2e-6);
    }

    private static (Func<int, double> Observed, Func<int, int, double>? Matrix) Expected(string method, JsonObject options, float[] weights)
    {
        double W(int letter, int position) => weights[letter * Length + position];
        bool Known(int position) => Sequence[position] != 'N';
        int Letter(int position) => "ACGT".IndexOf(Sequence[position], StringComparison.Ordinal);
        double Sum(int position, Func<int, double> term) => Enumerable.Range(0, 4).Sum(letter => term(letter));
        double Own(int position) => W(Letter(position), position);
        Func<int, double> Track(Func<int, double> value) => position => Known(position) ? value(position) : 0;
        Func<int, int, double> Map(Func<int, int, double> value) => (letter, position) => Known(position) ? value(letter, position) : 0;
        double[] baseline = (options["baseline"] ?? options["background"]) is JsonArray list ? [.. list.Select(value => value!.GetValue<double>())] : [0.25, 0.25, 0.25, 0.25];
        double Effect(int letter, int position) => W(letter, position) - Own(position);
        double Effects(int position) => Sum(position, letter => Effect(letter, position));
        double Mean(int position) => Sum(position, letter => W(letter, position)) / 4;
        double Expectation(int position) => Sum(position, letter => baseline[letter] * W(letter, position));
        bool Inside(int position) => options["start"] is null || position is >= 3 and < 8;
        return (method, (options["norm"] ?? options["output"] ?? options["track"] ?? options["replacement"] ?? options["reference"])?.GetValue<string>()) switch
        {
            ("saliency", null) => (Track(p => Math.Sqrt(Sum(p, letter => W(letter, p) * W(letter, p)))), null),
            ("saliency", "absolute") => (Track(p => Math.Abs(Own(p))), null),
            ("saliency", _) => (Track(Own), null),
            ("lrp", _) => (Track(Own), null),
            ("occlusion", null) or ("lime", _) or ("kernel-shap", _) or ("shapley-sampling", _) => (Track(Own), null),
            ("occlusion", _) => (Track(p => Own(p) - Mean(p)), null),
            ("gradient-x-input" or "guided-backprop" or "deconvolution", _) or ("tism", "local") or ("deeplift", "zeros") => (Track(Own), Map(W)),
            ("corrected-gradient", _) or ("tism", "corrected") or ("deeplift", null) => (Track(p => Own(p) - Mean(p)), Map((c, p) => W(c, p) - Mean(p))),
            ("tism", null) => (Track(p => -Effects(p) / 3), Map(Effect)),
            ("tism", "global") => (Track(p => Own(p) - Expectation(p)), null),
            ("tism", _) or ("deeplift", "background") => (Track(p => Own(p) - Expectation(p)), Map((c, p) => W(c, p) - Expectation(p))),
            ("ism", "centred") => (Track(p => -Effects(p) / 4), Map(Effect)),
            _ => (Track(p => Inside(p) ? -Effects(p) / 3 : 0), Map((c, p) => Inside(p) ? Effect(c, p) : 0)),
        };
    }
}
