using CisLens.Inference.Motifs.Discovery.Files;
using CisLens.Shared;
using CisLens.Shared.Arrays;
using Xunit;

namespace CisLens.Inference.Tests.Motifs.Discovery.Files;

public sealed class ContributionFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_NpyAndNpz_GivesBasesAndContributions()
    {
        var set = ContributionFiles.Read(Npy("one.npy", OneHot(), 2, 4, 3), Npz("scores.npz", "arr_0", Scores(), 2, 4, 3));

        Assert.Equal((2, 3), (set.Rows, set.Length));
        Assert.Equal([0, 1, -1], set.Bases(0).ToArray().Select(letter => (int)letter));
        Assert.Equal([3, 2, 0], set.Bases(1).ToArray().Select(letter => (int)letter));
        Assert.Equal(Scores()[4], (Half)set.Contribution(0, 1));
    }

    [Fact]
    public void Read_LettersLast_NamesTheAxesAndTheTurn()
    {
        var error = Assert.Throws<InputException>(() => ContributionFiles.Read(Npy("one.npy", new byte[24], 2, 3, 4), Npy("scores.npy", Scores(), 2, 4, 3)));

        Assert.Contains("one.npy has shape (2, 3, 4), sequences x positions x letters", error.Message, StringComparison.Ordinal);
        Assert.Contains("numpy.transpose(array, (0, 2, 1))", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FilesExchanged_SaysNotOneHot() =>
        Assert.Contains("not one-hot", Fault(Npy("scores.npy", Scores(), 2, 4, 3), Npy("one.npy", OneHot(), 2, 4, 3)), StringComparison.Ordinal);

    [Fact]
    public void Read_OtherNumberOfSequences_NamesBothShapes() =>
        Assert.Contains("(2, 4, 3) and scores.npy has (1, 4, 6)", Fault(Npy("one.npy", OneHot(), 2, 4, 3), Npy("scores.npy", Scores(), 1, 4, 6)), StringComparison.Ordinal);

    [Fact]
    public void Read_NotANumber_NamesTheSequence()
    {
        var scores = Scores();
        scores[13] = Half.NaN;

        Assert.Contains("in sequence 1", Fault(Npy("one.npy", OneHot(), 2, 4, 3), Npy("scores.npy", scores, 2, 4, 3)), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NpzWithOtherKeys_ListsThem()
    {
        var path = _folder.PathOf("two.npz");
        using (var writer = new NpzWriter(File.Create(path)))
        {
            writer.Add<byte>("x", OneHot(), 2, 4, 3);
            writer.Add<byte>("y", OneHot(), 2, 4, 3);
        }

        Assert.Contains("x, y, none of them arr_0", Fault(path, path), StringComparison.Ordinal);
    }

    private static string Fault(string sequences, string contributions) => Assert.Throws<InputException>(() => ContributionFiles.Read(sequences, contributions)).Message;

    // A C N / T G A, letters by positions.
    private static byte[] OneHot() => [1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, /**/ 0, 0, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0];

    private static Half[] Scores() => [.. Enumerable.Range(0, 24).Select(index => (Half)(index / 8.0))];

    private string Npy<T>(string name, T[] data, params long[] shape)
        where T : unmanaged
    {
        NpyFile.Write<T>(_folder.PathOf(name), data, shape);
        return _folder.PathOf(name);
    }

    private string Npz<T>(string name, string key, T[] data, params long[] shape)
        where T : unmanaged
    {
        using var writer = new NpzWriter(File.Create(_folder.PathOf(name)));
        writer.Add<T>(key, data, shape);
        return _folder.PathOf(name);
    }
}
