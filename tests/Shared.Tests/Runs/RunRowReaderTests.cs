using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Shared.Tests.Runs;

public sealed class RunRowReaderTests : IDisposable
{
    private readonly RunFolder _folder = new(Directory.CreateTempSubdirectory("cislens-test-").FullName);

    public void Dispose() => Directory.Delete(_folder.Root, recursive: true);

    [Fact]
    public void Labels_OfAllRows_AsTheRowsHaveThem()
    {
        // More than are read at once.
        string?[] labels = [.. Enumerable.Range(0, 9000).Select(row => (row % 3) switch { 0 => "CTCF", 1 => null, _ => $"other {row % 2}" })];
        Directory.CreateDirectory(_folder.Prepared);
        using (var writer = new RunRowWriter(_folder.Prepared))
        {
            for (var row = 0; row < labels.Length; row++)
                writer.Add(new RunRow(row, row, $"seq-{row}", labels[row], "group", 8, 0, 0, 0));
            writer.Complete();
        }

        using var reader = new RunRowReader(_folder);
        var read = reader.Labels();

        Assert.Equal(labels, read);
        Assert.Equal(labels[^1], reader[labels.Length - 1].Label);
        Assert.Same(read[0], read[3]);
        Assert.Equal([7L, 70L, 71L], reader.Matching("SEQ-7", default).Take(3));
    }
}
