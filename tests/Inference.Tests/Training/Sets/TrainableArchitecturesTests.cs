using System.Text.Json.Nodes;
using CisLens.Inference.Models.Architectures;
using CisLens.Inference.Models.Layers;
using CisLens.Inference.Training;
using CisLens.Inference.Training.Sets;
using CisLens.Shared;
using Xunit;

namespace CisLens.Inference.Tests.Training.Sets;

public sealed class TrainableArchitecturesTests
{
    // Pangolin reads 5,000 bases at both ends.
    public static TheoryData<string> Short => [.. TrainableArchitectures.All.Select(one => one.Name).Where(name => name != "Pangolin")];

    [Theory]
    [MemberData(nameof(Short))]
    public void Fit_ShortSequences_OneLogitAMotifAndSmallEnoughForATest(string name)
    {
        using var graph = ArchitectureCatalogue.Build(TrainableArchitectures.Fit(name, null, 200, 3));

        Assert.Equal(new FeatureShape(3, null), graph.OutputShape(200));
        Assert.InRange(TrainingPlan.For(graph, 200).Sequences, 600, 2000);
    }

    [Fact]
    public void All_EveryBuiltInOneIsThere() =>
        Assert.Equal(ArchitectureCatalogue.All.Select(one => one.Name).Prepend("CNN"), TrainableArchitectures.All.Select(one => one.Name));

    [Theory]
    [InlineData("Pangolin", null, "")]
    [InlineData("CNN", """{ "units": 3 }""", "CNN has no settings")]
    [InlineData("ExplaiNN", """{ "unit": 3 }""", "")]
    [InlineData("Basset", null, "There is no architecture 'Basset' to train; there are CNN, ExplaiNN")]
    public void Fit_WhatCannotBe_SaysWhy(string name, string? settings, string message) =>
        Assert.StartsWith(message, Assert.Throws<InputException>(() => TrainableArchitectures.Fit(name, settings is null ? null : JsonNode.Parse(settings)!.AsObject(), 200, 2)).Message, StringComparison.Ordinal);

    [Fact]
    public void Plan_HugeNetwork_IsNotTrained()
    {
        using var graph = ArchitectureCatalogue.Build(TrainableArchitectures.Fit("ExplaiNN", new JsonObject { ["units"] = 5000 }, 1000, 1));

        Assert.Contains("too many to be trained within a test", Assert.Throws<InputException>(() => TrainingPlan.For(graph, 1000)).Message, StringComparison.Ordinal);
    }
}
