using CisLens.Inference.Commands;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Consensus;
using CisLens.Inference.Motifs.Files;
using CisLens.Inference.Motifs.Tomtom;
using CisLens.Shared;
using Xunit;

namespace CisLens.Inference.Tests.Commands;

public sealed class TomtomCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cislens-tomtom").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Invoke_FileAndConsensus_WritesTheTableThatTheSearchGives()
    {
        var background = new Background(0.3, 0.2, 0.2, 0.3);
        var targets = new MotifDatabase("targets", "", [Of("AP1", "TGASTCA"), Of("GATA", "AGATAAG"), Of("ETS", "ACCGGAAGT")]);
        var queries = new MotifDatabase("queries", "", [Of("query", "CTTATC")]) { Background = background };
        var output = Path.Combine(_folder, "new", "tomtom.tsv");

        var exit = TomtomCommand.Create().Parse(
            ["-q", Write("queries.meme", queries), "-c", "TGACTCA", "-t", Write("targets.meme", targets), "-o", output, "--score", "euclidean", "--threshold", "1", "--one-strand"]).Invoke();

        Assert.Equal(0, exit);
        var options = new TomtomOptions { Score = ColumnScore.Euclidean, Threshold = 1, BothStrands = false, Background = [0.3, 0.2, 0.2, 0.3] };
        var database = TomtomDatabase.Prepare([MotifFiles.Read(Path.Combine(_folder, "targets.meme"))], options);
        using var expected = new StringWriter();
        TomtomTable.Write(expected, TomtomSearch.MatchAll([MotifFiles.Read(Path.Combine(_folder, "queries.meme")).Motifs[0], Iupac.Parse("TGACTCA")], database, null, default), []);
        var lines = File.ReadAllLines(output);
        Assert.Equal(expected.ToString(), string.Concat(lines.Where(line => line[0] != '#').Select(line => line + "\n")));
        Assert.Equal(3, lines.Count(line => line[0] == '#'));
        Assert.Contains("queries.meme, TGACTCA in targets.meme", lines[^3], StringComparison.Ordinal);
        Assert.Contains("3 known motifs are too few", lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--score", "cosine", "must be \"euclidean\"")]
    [InlineData("--minimum-overlap", "0", "a whole number from 1 to 200")]
    public async Task RunAsync_BadSetting_SaysWhatItMustBe(string option, string value, string expected)
    {
        var error = await Assert.ThrowsAsync<InputException>(() => TomtomCommand.Create()
            .Parse(["-c", "TGACTCA", "-t", "none.meme", "-o", Path.Combine(_folder, "out.tsv"), option, value])
            .InvokeAsync(new System.CommandLine.InvocationConfiguration { EnableDefaultExceptionHandler = false }));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_NothingToLookUp_SaysHowToGiveIt()
    {
        var error = await Assert.ThrowsAsync<InputException>(() => TomtomCommand.Create()
            .Parse(["-t", "none.meme", "-o", Path.Combine(_folder, "out.tsv")])
            .InvokeAsync(new System.CommandLine.InvocationConfiguration { EnableDefaultExceptionHandler = false }));
        Assert.Equal("There is no motif to look up; give a file with --queries, or letters with --consensus.", error.Message);
    }

    private static Motif Of(string id, string consensus) => Iupac.Parse(consensus) with { Id = id, Sites = 20 };

    private string Write(string name, MotifDatabase database)
    {
        var path = Path.Combine(_folder, name);
        using var stream = File.Create(path);
        MotifFiles.Write(stream, MotifFormat.Meme, database);
        return path;
    }
}
