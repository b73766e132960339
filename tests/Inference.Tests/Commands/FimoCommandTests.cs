using CisLens.Inference.Commands;
using Xunit;

namespace CisLens.Inference.Tests.Commands;

[Collection("console")]
public sealed class FimoCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TextWriter _error = Console.Error;
    private readonly StringWriter _written = new();

    public FimoCommandTests()
    {
        File.WriteAllText(_folder.PathOf("motifs.txt"), ">M1 AP1\n0 0 10 0 0 0 10\n0 0 0 10 0 10 0\n0 10 0 0 0 0 0\n10 0 0 0 10 0 0\n>M1 again\n1\n1\n1\n1\n");
        File.WriteAllText(_folder.PathOf("sequences.fa"), $">a\nAATGACTCAAA\n>b\n{new string('N', 50)}TGAGTCA\n");
        File.WriteAllText(_folder.PathOf("background.txt"), "# order 0\nA 0.2\nC 0.3\nG 0.3\nT 0.2\nAA 0.1\n");
        Console.SetError(_written);
    }

    public void Dispose()
    {
        Console.SetError(_error);
        _written.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Fimo_OfTwoSequences_WritesTheTable()
    {
        Assert.Equal(0, await RunAsync());

        var lines = File.ReadAllLines(_folder.PathOf("fimo.tsv"));
        Assert.Equal(["M1\tAP1\ta\t3\t9\t+", "M1\tAP1\tb\t51\t57\t-"], lines[1..3].Select(line => string.Join('\t', line.Split('\t')[..6])));
        Assert.Contains("\"threshold\":0.0001", lines[4], StringComparison.Ordinal);
        Assert.Contains("begins motif M1 a second time", _written.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fimo_WithABackgroundFileAndOneStrand_UsesThem()
    {
        Assert.Equal(0, await RunAsync("--background", _folder.PathOf("background.txt"), "--one-strand"));

        var lines = File.ReadAllLines(_folder.PathOf("fimo.tsv"));
        Assert.Single(lines, line => line.StartsWith("M1", StringComparison.Ordinal));
        Assert.Contains("\"shares\":[0.2,0.3,0.3,0.2]", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fimo_OfBadInput_SaysWhatIsWrong()
    {
        File.WriteAllText(_folder.PathOf("background.txt"), "A 0.2\nC 0.3\nG x\n");

        Assert.Equal(CommandLine.BadInput, await RunAsync("--background", _folder.PathOf("background.txt")));
        Assert.Equal(CommandLine.BadInput, await RunAsync("--background", "none"));
        Assert.Equal(CommandLine.BadInput, await RunAsync("--threshold", "3"));
        Assert.Contains("Line 3 of background.txt", _written.ToString(), StringComparison.Ordinal);
        Assert.Contains("nonRedundant", _written.ToString(), StringComparison.Ordinal);
    }

    private Task<int> RunAsync(params string[] more) => CommandLine.RunAsync(
        ["fimo", "--motifs", _folder.PathOf("motifs.txt"), "-s", _folder.PathOf("sequences.fa"), "-o", _folder.PathOf("fimo.tsv"), .. more]);
}
