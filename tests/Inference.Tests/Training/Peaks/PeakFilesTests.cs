using System.IO.Compression;
using CisLens.Inference.Sequences;
using CisLens.Inference.Training.Peaks;
using CisLens.Shared;
using Xunit;

namespace CisLens.Inference.Tests.Training.Peaks;

public sealed class PeakFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cislens-peaks").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void ReadTable_Gzipped_KeepsLabelsAndCenters()
    {
        var path = Path.Combine(_folder, "peaks.tsv.gz");
        using (var stream = new GZipStream(File.Create(path), CompressionMode.Compress))
            stream.Write("id\tsequence\tbound\na\tACGTA\t1\nb\tacg\t0\n"u8);

        var peaks = PeakFiles.ReadTable(path, 4);

        Assert.Equal(["ACGT", "ACGN"], peaks.Select(peak => Bases.Decode(peak.Codes)));
        Assert.Equal([true, false], peaks.Select(peak => peak.Bound));
    }

    [Fact]
    public void ReadFasta_Plain_TakesNameAndSequence()
    {
        var peaks = PeakFiles.ReadFasta(Write("peaks.fa", ">chr1:5-10\naCGTA\n>chr2:7-12\nTTTTT\n"), 7);

        Assert.Equal(["chr1:5-10", "chr2:7-12"], peaks.Select(peak => peak.Name));
        Assert.Equal("NACGTAN", Bases.Decode(peaks[0].Codes));
    }

    [Theory]
    [InlineData("id\tsequence\tbound\na\tACGT\n", "line 2")]
    [InlineData("id\tsequence\tbound\na\tACGT\tyes\n", "line 2")]
    [InlineData("id\tsequence\tbound\na\tACGT\t1\nb\tACQT\t1\n", "line 3: The letter 'Q' at position 3")]
    [InlineData("id\tsequence\tbound\n", "no sequences")]
    public void ReadTable_BadLine_NamesItInOneSentence(string text, string expected)
    {
        var error = Assert.Throws<InputException>(() => PeakFiles.ReadTable(Write("bad.tsv", text), 4));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadFasta_MissingFileOrName_SaysSo()
    {
        Assert.Contains("missing", Assert.Throws<InputException>(() => PeakFiles.ReadFasta(Path.Combine(_folder, "no.fa"), 4)).Message, StringComparison.Ordinal);
        Assert.Contains("line 1", Assert.Throws<InputException>(() => PeakFiles.ReadFasta(Write("bad.fa", "ACGT\n"), 4)).Message, StringComparison.Ordinal);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
