using System.Text.Json;
using CisLens.Inference.Commands;
using CisLens.Inference.Readiness;
using CisLens.Inference.Tests.Runs;
using CisLens.Shared.Arrays;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Commands;

[Collection("console")]
public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TextWriter _error = Console.Error;
    private readonly StringWriter _written = new();

    public CommandLineTests()
    {
        TinyModel.Create(_folder.PathOf("tiny"));
        File.WriteAllText(_folder.PathOf("sequences.fa"), RunLab.Fasta(20, 30));
        Console.SetError(_written);
    }

    private string Errors => _written.ToString();

    public void Dispose()
    {
        Console.SetError(_error);
        _written.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Predict_Sequences_FilesOfTheBundleAreInTheFolder()
    {
        Assert.Equal(0, await RunAsync("predict", "--target", "A"));
        Assert.Equal(21, File.ReadAllLines(_folder.PathOf("out/predictions.tsv")).Length);
        Assert.True(File.Exists(_folder.PathOf("out/README.txt")));
        Assert.True(File.Exists(_folder.PathOf("out/outputs.npz")));
    }

    [Fact]
    public async Task Attribute_ThenRunItsSpecification_SameArrays()
    {
        Assert.Equal(0, await RunAsync("attribute", "--target", "B", "--method", "ism", "--method", "saliency"));
        var bundle = File.ReadAllBytes(_folder.PathOf("out/work/bundle.zip"));
        Assert.Equal(0, await CommandLine.RunAsync(
            ["run", _folder.PathOf("out/spec.json"), "-s", _folder.PathOf("sequences.fa"), "-m", _folder.PathOf("tiny"), "-o", _folder.PathOf("again")]));
        Assert.Equal(bundle, File.ReadAllBytes(_folder.PathOf("again/work/bundle.zip")));
        using var npz = new NpzFile(_folder.PathOf("again/attributions/ism.0.B.observed.npz"));
        Assert.Equal([20, 30], npz.ReadHeader("arr_0").Shape);
    }

    [Fact]
    public async Task Attribute_WithMotifs_RunsAgainFromItsSpecification()
    {
        File.WriteAllText(_folder.PathOf("known.meme"), "MEME version 4\n\nALPHABET= ACGT\n\nMOTIF M1 TATA\nletter-probability matrix: alength= 4 w= 5 nsites= 20 E= 0\n"
            + "0.1 0.1 0.1 0.7\n0.7 0.1 0.1 0.1\n0.1 0.1 0.1 0.7\n0.7 0.1 0.1 0.1\n0.7 0.1 0.1 0.1\n");
        Assert.Equal(0, await RunAsync(
            "attribute", "--target", "B", "--method", "ism", "--discover", "regions:minLen=4", "--filters", "Layer 0 (Conv1d)", "--scan", "--known-motifs", _folder.PathOf("known.meme"), "--known-motifs", "starter"));
        Assert.True(File.Exists(_folder.PathOf("out/motifs.html")));
        Assert.True(File.Exists(_folder.PathOf("out/motifs/fimo.tsv")));
        Assert.True(File.Exists(_folder.PathOf("out/motifs/0.regions.ism.0.B/discovery.json")));
        string[] again = ["run", _folder.PathOf("out/spec.json"), "-s", _folder.PathOf("sequences.fa"), "-m", _folder.PathOf("tiny"), "-o", _folder.PathOf("again")];
        Assert.Equal(CommandLine.BadInput, await CommandLine.RunAsync(again));
        Assert.Contains("give its file with --known-motifs", Errors, StringComparison.Ordinal);
        Assert.Equal(0, await CommandLine.RunAsync([.. again, "--known-motifs", _folder.PathOf("known.meme")]));
        Assert.Equal(File.ReadAllBytes(_folder.PathOf("out/work/bundle.zip")), File.ReadAllBytes(_folder.PathOf("again/work/bundle.zip")));
    }

    [Fact]
    public async Task Predict_AgainIntoTheSameFolder_GoesOnAndOtherSpecificationIsRefused()
    {
        Assert.Equal(0, await RunAsync("predict", "--target", "A"));
        Assert.Equal(0, await RunAsync("predict", "--target", "A"));
        Assert.Equal(CommandLine.BadInput, await RunAsync("predict", "--target", "B"));
        Assert.Contains("another specification", Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--target", "C", "has no output 'C'")]
    [InlineData("--target", "A@mean", "no positions")]
    [InlineData("--replica", "seed-9", "no replica")]
    [InlineData("--device", "cuda:0", "cuda")]
    public async Task Predict_BadOption_OneLineAndExitCode(string option, string value, string expected)
    {
        Assert.Equal(CommandLine.BadInput, await RunAsync("predict", option, value));
        Assert.Contains(expected, Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readiness_Model_ReportIsPrintedAndWritten()
    {
        using var printed = new StringWriter();
        var screen = Console.Out;
        Console.SetOut(printed);
        try
        {
            Assert.Equal(0, await CommandLine.RunAsync(["readiness", "-m", _folder.PathOf("tiny"), "-o", _folder.PathOf("readiness.json")]));
        }
        finally
        {
            Console.SetOut(screen);
        }
        Assert.StartsWith("Tiny: 4 layers, 250 parameters, 30 bases, of which all can change the target", printed.ToString(), StringComparison.Ordinal);
        Assert.Contains("ism                      Exact", printed.ToString(), StringComparison.Ordinal);
        var report = JsonSerializer.Deserialize<ReadinessReport>(File.ReadAllText(_folder.PathOf("readiness.json")), RunJson.Indented)!;
        Assert.Equal(30, report.Length);
    }

    [Fact]
    public async Task Predict_NotASequenceFile_OneLineAndExitCode()
    {
        File.WriteAllBytes(_folder.PathOf("sequences.fa"), [0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3]);
        Assert.Equal(CommandLine.BadInput, await RunAsync("predict"));
        Assert.Single(Errors.Trim().Split('\n'));
    }

    [Fact]
    public async Task Attribute_UnknownMethodOrSetting_OneLineAndExitCode()
    {
        Assert.Equal(CommandLine.BadInput, await RunAsync("attribute", "--method", "magic"));
        Assert.Equal(CommandLine.BadInput, await RunAsync("attribute", "--method", "ism:speed=9"));
        Assert.Contains("'speed'", Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NotASpecification_NamesTheLine()
    {
        File.WriteAllText(_folder.PathOf("spec.json"), "{ \"name\": 1 }");
        Assert.Equal(CommandLine.BadInput, await CommandLine.RunAsync(
            ["run", _folder.PathOf("spec.json"), "-s", _folder.PathOf("sequences.fa"), "-m", _folder.PathOf("tiny"), "-o", _folder.PathOf("out")]));
        Assert.Contains("spec.json", Errors, StringComparison.Ordinal);
    }

    private Task<int> RunAsync(string command, params string[] more) => CommandLine.RunAsync(
        [command, "-s", _folder.PathOf("sequences.fa"), "-m", _folder.PathOf("tiny"), "-o", _folder.PathOf("out"), "--threads", "1", .. more]);
}
