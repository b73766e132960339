using System.Text;
using CisLens.Shared.Sequences;

namespace CisLens.Shared.Tests.Sequences;

public sealed class FastaImportTests : ImportTest
{
    [Fact]
    public void Run_GoldenFile_GivesSequencesAndReport()
    {
        var report = Import("""
            >peak_1 chr1:1,001-1,012 label=1 group=chr1
            ACGTAC
            gtnnAC

            >peak_2 class:0
            GG CC	GG

            """);

        Assert.Equal("FASTA", report.Format);
        Assert.Equal("DNA", report.Alphabet);
        Assert.Equal((2L, 0L, 18L), (report.Count, report.RejectedCount, report.Bases));
        Assert.Equal((6, 9.0, 12), (report.Lengths.Minimum, report.Lengths.Median, report.Lengths.Maximum));
        Assert.Equal("A3 C5 G6 T2 N2", string.Join(' ', report.Letters.Select(letter => letter.Key + letter.Value)));
        Assert.Equal(4 / 18.0, report.LowerCaseShare, 12);
        Assert.Equal(2 / 18.0, report.UnknownShare, 12);
        Assert.Equal((0.5 + 1) / 2, report.MeanGc, 12);
        Assert.Equal([new("1", 1), new("0", 1)], report.Labels);

        var sequences = Sequences();
        Assert.Equal("ACGTACgtnnAC", sequences[0].Bases);
        Assert.Equal(new Region("chr1", 1000, 1012), sequences[0].Region);
        Assert.Equal(("1", "chr1", "chr1:1,001-1,012 label=1 group=chr1"), (sequences[0].Label, sequences[0].Group, sequences[0].Description));
        Assert.Equal(("peak_2", "GGCCGG", "0"), (sequences[1].Id, sequences[1].Bases, sequences[1].Label));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Run_AnyLineEnd_GivesSameSequences(string end)
    {
        Import(string.Join(end, ">a first", "ACGT", "acgt", ">b", "GGG", ""));

        Assert.Equal([("a", "ACGTacgt", "first"), ("b", "GGG", null)], Sequences().Select(sequence => (sequence.Id, sequence.Bases, sequence.Description)));
    }

    [Fact]
    public void Run_NoLineEndAtTheEnd_KeepsLastRecord()
    {
        Import(">a\nACG\n>b\nTTT");
        Assert.Equal(["ACG", "TTT"], Sequences().Select(sequence => sequence.Bases));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Run_ByteOrderMark_IsDropped(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        Import([.. encoding.GetPreamble(), .. encoding.GetBytes(">a\r\nACG\r\n")]);

        var sequence = Assert.Single(Sequences());
        Assert.Equal(("a", "ACG"), (sequence.Id, sequence.Bases));
    }

    [Fact]
    public void Run_GzipOfSeveralMembers_IsReadToTheEnd()
    {
        var report = Import([.. Gzip(">a\nACG\n>b\nTT"u8.ToArray()), .. Gzip("T\n>c\nG\n"u8.ToArray()), .. Gzip([])], "peaks.fa.gz");

        Assert.Equal("FASTA, gzip", report.Format);
        Assert.Equal(["ACG", "TTT", "G"], Sequences().Select(sequence => sequence.Bases));
    }

    [Fact]
    public void Run_BytesThatComeOneByOne_GivesSameSet()
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 50).Select(i => $">s{i}\nACGT\nAC\n")));
        var whole = Import(text);
        var slow = Import(new OneByteStream(Gzip(text)));

        Assert.Equal(whole.Sha256, slow.Sha256);
        Assert.Equal(50, slow.Count);
    }

    [Fact]
    public void Run_RecordsAcrossBlocks_AreWhole()
    {
        // Blocks are 1 MB; lines of many lengths put their borders everywhere.
        var random = new Random(7);
        var expected = Enumerable.Range(0, 40).Select(_ => new string([.. Enumerable.Range(0, random.Next(1, 200_000)).Select(_ => "ACGTn"[random.Next(5)])])).ToArray();
        Import(string.Concat(expected.Select((bases, i) => $">s{i}\r\n{string.Join("\r\n", bases.Chunk(random.Next(50, 100_000)).Select(chunk => new string(chunk)))}\r\n")));

        Assert.Equal(expected, Sequences().Select(sequence => sequence.Bases));
    }

    [Fact]
    public void Run_UracilOnly_IsReadAsRna()
    {
        Assert.Equal("RNA", Import(">a\nACGUu\n").Alphabet);
        Assert.Equal("ACGUu", Sequences()[0].Bases);
    }

    [Fact]
    public void Run_AlphabetStated_TurnsUracilAndThymine()
    {
        Import(">a\nACGUu\n", options: new ImportOptions { Alphabet = Alphabet.Dna });
        Assert.Equal("ACGTt", Sequences()[0].Bases);

        Import(">a\nACGTt\n", options: new ImportOptions { Alphabet = Alphabet.Rna });
        Assert.Equal("ACGUu", Sequences()[0].Bases);
    }

    [Fact]
    public void Run_ThymineAndUracil_Warns()
    {
        var report = Import(">a\nACGU\n>b\nACGT\n");

        Assert.Equal("DNA", report.Alphabet);
        Assert.Contains("Both T and U occur: they are read as the same base.", report.Warnings);
        Assert.Equal(1, report.Duplicates.Bases);
    }

    [Fact]
    public void Run_RegionNames_AreReadByTheirLength()
    {
        var report = Import(">chr1:1000-1004(-)\nACGT\n>chr1:1001-1004\nACGT\n>chr1:1-100\nACGT\n");

        Assert.Equal(["chr1:1,001-1,004(-)", "chr1:1,001-1,004", null], Sequences().Select(sequence => sequence.Region?.ToString()));
        Assert.Equal(4, report.Warnings.Count);
        Assert.Contains("1 were read as counting from 0", report.Warnings[1], StringComparison.Ordinal);
        Assert.Contains("1 were read as counting from 1", report.Warnings[2], StringComparison.Ordinal);
        Assert.Contains("1 were left out", report.Warnings[3], StringComparison.Ordinal);
    }

    [Fact]
    public void Run_SameBasesInOtherCase_AreCountedAndKept()
    {
        var report = Import(">a\nACGTACGTAC\n>b\nacgtacgtac\n>c\nACGTACGTAG\n");

        Assert.Equal((3L, new DuplicateSummary(0, 1)), (report.Count, report.Duplicates));
    }

    [Fact]
    public void Run_Progress_CountsBytesToTheEnd()
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 30).Select(i => $">s{i}\n{new string('A', 100_000)}\n")));
        var seen = new List<ImportProgress>();
        using var folder = new TemporaryFolder();
        SequenceImport.Run(new MemoryStream(text), "a.fa", new ImportOptions(), folder.File("set"), new Recorder(seen), CancellationToken.None);

        Assert.True(seen.Count >= 3);
        Assert.Equal((text.Length, text.Length), (seen[^1].BytesRead, seen[^1].TotalBytes));
        Assert.Equal(seen.OrderBy(progress => progress.BytesRead), seen);
        Assert.InRange(seen[^1].Sequences, 29, 30);
    }

    [Fact]
    public void Run_Cancelled_LeavesNothing()
    {
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.Throws<OperationCanceledException>(() => SequenceImport.Run(new MemoryStream(">a\nACG"u8.ToArray()), "a.fa", new ImportOptions(), folder.File("set"), null, cancellation.Token));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    private sealed class Recorder(List<ImportProgress> seen) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => seen.Add(value);
    }

    private sealed class OneByteStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(1, buffer.Length)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(1, count));
    }
}
