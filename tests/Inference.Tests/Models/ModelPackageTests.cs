using System.IO.Compression;
using System.Text.Json.Nodes;
using CisLens.Inference.Models;
using CisLens.Inference.Models.Checkpoints;
using CisLens.Inference.Prediction;
using CisLens.Shared;
using CisLens.Shared.Storage;
using TorchSharp;

namespace CisLens.Inference.Tests.Models;

public sealed class ModelPackageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Build_ThenLoad_PredictsAsTheNetwork()
    {
        var package = Build();
        using var plain = TestNetworks.Model(TestNetworks.Smooth, 3);
        using var model = SequenceModel.Load(package, null, torch.CPU);
        using var x = TestNetworks.Encode(plain, TestNetworks.Bases(30, 1));
        Assert.Equal(Predictor.Predict(plain, x, null, default).Values, Predictor.Predict(model, x, null, default).Values);
        Assert.Equal(["output 0", "output 1", "output 2"], package.Card.Outputs.Select(output => output.Name));
    }

    [Fact]
    public void VerifiedPath_ChangedWeights_IsRefused()
    {
        var package = Build();
        File.AppendAllText(Path.Combine(package.Folder, "weights.safetensors"), "x");
        var error = Assert.Throws<InputException>(() => SequenceModel.Load(package, null, torch.CPU));
        Assert.StartsWith("weights.safetensors has the SHA-256 ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("the file was changed or damaged; add the package again.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_WeightsOfAnotherArchitecture_IsRefusedAndLeavesNothing()
    {
        var error = Assert.Throws<InputException>(() => Build(layers: TestNetworks.Smooth.Replace("\"out_features\":3", "\"out_features\":2", StringComparison.Ordinal)));
        Assert.Equal("weights.safetensors: the tensor 'c.weight' has shape [3, 60], but layer 6 (Linear) needs [2, 60].", error.Message);
        Assert.False(Directory.Exists(_folder.PathOf("package")));
    }

    [Fact]
    public void Build_BareParametersWithoutArchitecture_SaysWhatIsMissing()
    {
        var error = Assert.Throws<InputException>(() => ModelPackageBuilder.Build(Request(WriteWeights(), null), _folder.PathOf("package")));
        Assert.StartsWith("weights.safetensors holds parameters but not how they are connected", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("inner/")]
    public void Extract_ZipOfPackage_Opens(string inner)
    {
        var zip = Zip(Build(), inner);
        var package = ModelPackageZip.Extract(zip, _folder.PathOf("unpacked"));
        using var model = SequenceModel.Load(package, null, torch.CPU);
        Assert.Equal(3, model.Card.Outputs.Count);
    }

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("/outside.txt")]
    [InlineData("a\\..\\outside.txt")]
    public void Extract_PathOutOfTheFolder_IsRefusedAndLeavesNothing(string path)
    {
        var zip = Zip(Build(), "");
        using (var archive = ZipFile.Open(zip, ZipArchiveMode.Update))
            archive.CreateEntry(path);
        var error = Assert.Throws<InputException>(() => ModelPackageZip.Extract(zip, _folder.PathOf("unpacked")));
        Assert.Contains("holds the unsafe path", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.PathOf("unpacked")));
        Assert.False(File.Exists(_folder.PathOf("outside.txt")));
    }

    [Fact]
    public void Extract_NoZip_IsRefused()
    {
        File.WriteAllText(_folder.PathOf("model.zip"), "no zip");
        var error = Assert.Throws<InputException>(() => ModelPackageZip.Extract(_folder.PathOf("model.zip"), _folder.PathOf("unpacked")));
        Assert.Equal("model.zip is not a readable zip: it is damaged or of another kind.", error.Message);
    }

    [Theory]
    [InlineData("\"name\": \"test\"", "\"name\": \"a b\"", "model.json: the name 'a b' must be")]
    [InlineData("\"channels\": \"ACGT\"", "\"channels\": \"ACGX\"", "The channel order 'ACGX' is not a permutation of ACGT")]
    [InlineData("\"Linear\"", "\"Dense\"", "Layer 6 has the unknown type 'Dense'")]
    [InlineData("\"weights.safetensors\"", "\"../weights.safetensors\"", "model.json: the weights file '../weights.safetensors' must be a plain file name.")]
    [InlineData("\"weights.safetensors\"", "\"other.safetensors\"", "model.json names the weights file 'other.safetensors', which is not in the package.")]
    [InlineData("\"licence\"", "\"license\"", "model.json is not a model card:")]
    [InlineData("\"output 2\"", "\"output 2\", \"kind\": \"score\" }, { \"name\": \"output 3\"", "model.json: it names 4 outputs, but the architecture makes 3.")]
    public void Open_DamagedCard_SaysWhere(string old, string replacement, string message)
    {
        var path = Path.Combine(Build().Folder, ModelCard.FileName);
        var text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, replacement, StringComparison.Ordinal));
        var error = Assert.Throws<InputException>(() => ModelPackage.Open(Path.GetDirectoryName(path)!));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WeightsOf_UnknownReplica_ListsThem()
    {
        var error = Assert.Throws<InputException>(() => Build().WeightsOf("seed-9"));
        Assert.Equal("Test network has no replica 'seed-9'; it has only one.", error.Message);
    }

    [Fact]
    public void Catalogue_ShippedAndAdded_AreFound()
    {
        var shipped = _folder.PathOf("models");
        Directory.CreateDirectory(shipped);
        Directory.Move(Build().Folder, Path.Combine(shipped, "small-cnn"));
        var catalogue = new ModelCatalogue(shipped, new DataFolder(_folder.PathOf("data")));
        Directory.CreateDirectory(_folder.PathOf("data/models"));
        var added = catalogue.AddZip(Zip(catalogue.Open("small-cnn"), ""));

        Assert.Equal("small-cnn", Assert.Single(catalogue.Shipped()).Id);
        Assert.Equal(catalogue.Open("small-cnn").Card.Name, catalogue.Open(added.Id).Card.Name);
        foreach (var id in new[] { "none", "..", "", "../models/small-cnn" })
            Assert.Throws<InputException>(() => catalogue.Open(id));
    }

    private ModelPackage Build(string layers = TestNetworks.Smooth) =>
        ModelPackageBuilder.Build(Request(WriteWeights(), new JsonObject { ["layers"] = JsonNode.Parse(layers) }), _folder.PathOf("package"));

    private string WriteWeights()
    {
        using var graph = TestNetworks.Graph(TestNetworks.Smooth);
        var path = _folder.PathOf("weights.safetensors");
        SafetensorsWriter.Write(path, [.. graph.ToTensors().Values]);
        return path;
    }

    private static ModelPackageRequest Request(string weights, JsonObject? architecture) => new()
    {
        Weights = [weights],
        Name = "test",
        Title = "Test network",
        Input = new ModelInput { Length = 30 },
        Architecture = architecture,
    };

    private string Zip(ModelPackage package, string inner)
    {
        var path = _folder.PathOf("model.zip");
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var file in Directory.GetFiles(package.Folder))
            archive.CreateEntryFromFile(file, inner + Path.GetFileName(file));
        return path;
    }
}
