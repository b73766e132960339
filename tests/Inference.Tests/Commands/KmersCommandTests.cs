using CisLens.Inference.Commands;
using CisLens.Shared.Arrays;
using Xunit;

namespace CisLens.Inference.Tests.Commands;

[Collection("console")]
public sealed class KmersCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TextWriter _error = Console.Error;
    private readonly StringWriter _written = new();

    public KmersCommandTests()
    {
        File.WriteAllText(_folder.PathOf("sequences.fa"), ">a\nGATGATNN\n>b\nCCCCCCCC\n");
        Console.SetError(_written);
    }

    public void Dispose()
    {
        Console.SetError(_error);
        _written.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Kmers_OfTwoSequences_CountsTheirWords()
    {
        Assert.Equal(0, await RunAsync("-k", "3"));

        Assert.Equal(["sequence\tkmer\tvalue", "a\tGAT\t2", "a\tTGA\t1", "a\tATG\t1", "b\tCCC\t6"], Lines());
    }

    [Fact]
    public async Task Kmers_WithScoresAndGaps_WeighsThem()
    {
        NpyFile.Write(_folder.PathOf("scores.npy"), [0, 0, 0, 1, 0, 5, 0, 0, .. new float[8]], 2, 8);

        Assert.Equal(0, await RunAsync("-k", "2", "--gapped", "--max-gap", "2", "--max-length", "3", "--top", "1", "--scores", _folder.PathOf("scores.npy")));

        // T is behind G with a gap: the mean of 1 and 5.
        Assert.Equal("a\tG-T\t3", Lines()[1]);
    }

    [Theory]
    [InlineData("-k", "20", "Words of 20 bases cannot be counted")]
    [InlineData("--scores", "missing.npy", "There is no file")]
    public async Task Kmers_BadInput_SaysWhatIsWrong(string option, string value, string expected)
    {
        Assert.Equal(2, await RunAsync(option, value));
        Assert.Contains(expected, _written.ToString(), StringComparison.Ordinal);
    }

    private Task<int> RunAsync(params string[] more) =>
        CommandLine.RunAsync(["kmers", "-s", _folder.PathOf("sequences.fa"), "-o", _folder.PathOf("kmers.tsv"), .. more]);

    private string[] Lines() => File.ReadAllLines(_folder.PathOf("kmers.tsv"));
}
