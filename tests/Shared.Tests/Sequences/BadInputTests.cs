using System.IO.Compression;
using System.Text;
using CisLens.Shared.Sequences;

namespace CisLens.Shared.Tests.Sequences;

/// <summary>Every kind of bad input gives one sentence with the place and the remedy.</summary>
public sealed class BadInputTests : ImportTest
{
    [Fact]
    public void Run_EmptyFile_IsRefused()
    {
        Assert.Equal("peaks.fa is empty: choose a file that holds sequences.", Refused("").Message);
        Assert.Equal("peaks.fa.gz is empty: choose a file that holds sequences.", Refused(Gzip([]), "peaks.fa.gz").Message);
        Assert.Equal("peaks.fa holds nothing but empty lines: choose a file that holds sequences.", Refused("\n  \r\n\t\n").Message);
    }

    [Fact]
    public void Run_NotFasta_IsRefused()
    {
        var error = Refused("\nDear all, please find enclosed the sequences.\n");

        Assert.Equal("peaks.fa is not FASTA: line 2 begins with 'Dear all, please find enclosed the seque...' where '>' and a name are expected; begin each sequence with such a header.", error.Message);
        Assert.Equal(("peaks.fa", 2L), (error.File, error.Line));
        Assert.Equal(
            "notes.txt is not FASTA and holds no sequences: line 1 is 'hello world'; upload FASTA, a table with a sequence column, or one sequence a line.",
            Refused("hello world\n", "notes.txt").Message);
        Assert.Equal("reads.txt looks like FASTQ (line 1: '@read1'): convert it to FASTA and upload it again.", Refused("@read1\nACGT\n+\nIIII\n", "reads.txt").Message);
        Assert.Equal("peaks.txt looks like protein (line 1: 'MKVLEEFPQWLIKD'): upload DNA or RNA.", Refused("MKVLEEFPQWLIKD\n", "peaks.txt").Message);
        Assert.StartsWith("peaks.bed holds places in a genome and no bases", Refused("chr1\t1\t100\n", "peaks.bed").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("##fileformat=VCFv4.2\n##INFO=<ID=A,Number=1>\n#CHROM\tPOS\tID\tREF\tALT\n1\t10\t.\tA\tC\n", "calls.txt")]
    [InlineData("#CHROM\tPOS\tID\tREF\tALT\tQUAL\n1\t10\t.\tACGTACGTACGT\tC\t5\n", "calls.vcf")]
    public void Run_Variants_AreRefusedWithWhatToDo(string text, string name) =>
        Assert.Equal(
            $"{name} holds variants (VCF), which CisLens does not read: upload FASTA with two sequences for each variant, one with its reference and one with its alternative allele; or, where effects were measured, a table with Pos, Ref, Alt and Coefficient.",
            Refused(text, name).Message);

    [Fact]
    public void Run_MoreTextThanMayBe_IsRefused()
    {
        var options = new ImportOptions { MaximumBytes = 100 };
        var text = string.Concat(Enumerable.Range(0, 30).Select(index => $">s{index}\nACGT\n"));
        Assert.Equal("peaks.fa holds more than 100 bytes of text: upload it in parts.", Refused(text, options: options).Message);
        Assert.Equal("peaks.fa.gz holds more than 100 bytes of text, unpacked: upload it in parts.", Refused(Gzip(Encoding.ASCII.GetBytes(text)), "peaks.fa.gz", options).Message);
        Assert.Equal(2, Import(">a\nACGT\n>b\nAC\n", options: options).Count);
    }

    [Fact]
    public void Run_HeaderMissingOnTheFirstRecordOnly_IsRefused()
    {
        var error = Refused("ACGTACGTACGT\nACGT\n>b\nACGT\n");

        Assert.Equal("peaks.fa has a FASTA header in line 3 but none in line 1: begin the file with '>' and a name.", error.Message);
        Assert.Equal(3, error.Line);
    }

    [Fact]
    public void Run_Binary_IsRefused()
    {
        Assert.Equal("peaks.fa is binary and not text: upload FASTA, TSV or CSV, plain or compressed with gzip.", Refused([65, 67, 0, 200, 3]).Message);
        Assert.StartsWith("peaks.zip is a zip archive and not text: upload the FASTA", Refused("PK\u0003\u0004 and so on", "peaks.zip").Message, StringComparison.Ordinal);
        Assert.StartsWith("peaks.fa.gz is compressed twice", Refused(Gzip(Gzip(">a\nACG\n"u8.ToArray())), "peaks.fa.gz").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_TruncatedGzip_IsRefusedAtEveryByte()
    {
        var text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 30).Select(i => $">s{i}\nACGTTGCA{i % 7}\n")));
        var whole = Gzip(text);
        for (var length = 2; length < whole.Length; length++)
            Assert.Contains("ends in the middle of its compressed data or is damaged", Refused(whole[..length], "peaks.fa.gz").Message, StringComparison.Ordinal);
        Assert.Equal(30, Import(whole, "peaks.fa.gz").RejectedCount + Import(whole, "peaks.fa.gz").Count);
    }

    [Fact]
    public void Run_PackedToFillTheDisk_IsRefused()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var alike = new byte[1 << 20];
            alike.AsSpan().Fill((byte)'A');
            for (var megabyte = 0; megabyte < 300; megabyte++)
                gzip.Write(alike);
        }
        Assert.StartsWith("The compressed data unpack to more than 300 times their size", Refused(packed.ToArray(), "peaks.fa.gz").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_TruncatedGzip_SaysHowFarItWasWhole()
    {
        // All text comes out, but the second member lacks its checksum: nobody knows whether record d was longer.
        byte[] cut = [.. Gzip(">a\nACGT\n>b\nGGGG\n>c\nTT"u8.ToArray()), .. Gzip("TT\n>d\nACGT\n"u8.ToArray())[..^8]];
        var error = Refused(cut, "peaks.fa.gz");

        Assert.Equal("peaks.fa.gz ends in the middle of its compressed data or is damaged, 3 complete sequences stand before line 9, and nothing was imported: upload the file again.", error.Message);
        Assert.Equal(9, error.Line);
        Assert.Equal("peaks.fa.gz", error.File);
    }

    [Fact]
    public void Run_DamagedGzip_IsRefused()
    {
        var damaged = Gzip(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 300).Select(i => $">s{i}\nACGT\n"))));
        damaged[damaged.Length / 2] ^= 0x55;

        Assert.Contains("is damaged", Refused(damaged, "peaks.fa.gz").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_DuplicateId_IsListedWithLineOfTheFirst()
    {
        var report = Import(">a\nACGT\n>b\nACGT\n>a again\nGGGG\n");

        Assert.Equal([new RejectedSequence(5, "a", "The name is taken by line 1: give every sequence a name of its own.")], report.Rejected);
        Assert.Equal((2L, 1L), (report.Count, report.Duplicates.Ids));
    }

    [Theory]
    [InlineData("MKVLEEFPQW", "The letter 'L' at base 4 is not a nucleotide and the sequence looks like protein: upload DNA or RNA.")]
    [InlineData("ACGTJACGT", "The letter 'J' at base 5 is not a nucleotide (A C G T U N or another IUPAC code): correct or remove it.")]
    [InlineData("ACG-T", "There is a gap ('-') at base 4: remove the gaps of the alignment.")]
    [InlineData("ACG1T", "The letter '1' at base 4 is not a nucleotide (A C G T U N or another IUPAC code): correct or remove it.")]
    [InlineData("ACGé", "The byte 0xC3 at base 4 is not a nucleotide (A C G T U N or another IUPAC code): correct or remove it.")]
    [InlineData("", "The record has no bases: add its sequence or remove its name.")]
    [InlineData("ACGTNNNNAA", "40 % of the bases are N or another unknown base, and less than 40 % is allowed: leave the sequence out or raise the limit.")]
    [InlineData("ACGTNRYSWKMBDHV", "73.3 % of the bases are N or another unknown base, and less than 40 % is allowed: leave the sequence out or raise the limit.")]
    public void Run_RecordThatCannotBeUsed_IsListedWithReason(string bases, string reason)
    {
        var report = Import($">good\nACGT\n>bad\n{bases}\n>last\nACGTNNNAAA\n");

        Assert.Equal([new RejectedSequence(3, "bad", reason)], report.Rejected);
        Assert.Equal(["good", "last"], Sequences().Select(sequence => sequence.Id));
        Assert.Equal($"line\tid\treason\n3\tbad\t{reason}\n", File.ReadAllText(Path.Combine(Folder, "rejected.tsv")));
    }

    [Fact]
    public void Run_IupacCodes_AreKept()
    {
        Import(">a\nACGTACGTACGTACGTACGTRYSWKMbdhvn\n");
        Assert.Equal("ACGTACGTACGTACGTACGTRYSWKMbdhvn", Sequences()[0].Bases);
    }

    [Fact]
    public void Run_HeaderWithoutName_IsListed() =>
        Assert.Equal(new RejectedSequence(1, "", "The sequence has no name: write one."), Import(">\nACGT\n>b\nACG\n").Rejected[0]);

    [Fact]
    public void Run_NameOfManyCharacters_IsListed()
    {
        Assert.Equal("The name has 1,001 characters, more than the 1,000 allowed: shorten it.", Import($">{new string('x', 1001)}\nACGT\n").Rejected[0].Reason);
        Assert.Equal("The header has 2,000,001 characters, more than the 65,536 allowed: shorten it.", Import($">{new string('x', 2_000_001)}\nACGT\n").Rejected[0].Reason);
    }

    [Fact]
    public void Run_SequenceLongerThanAllowed_IsListedAndTheRestRead()
    {
        var options = new ImportOptions { MaximumLength = 10 };
        var report = Import(">long\nACGTAC\nACGTAC\n>b\nACGTACGTAC\n", options: options);

        Assert.Equal([new RejectedSequence(1, "long", "The sequence has 12 bases, more than the 10 allowed: cut it into windows.")], report.Rejected);
        Assert.Equal("ACGTACGTAC", Sequences()[0].Bases);
    }

    [Theory]
    [InlineData(">huge\n", "\n>b\nACGT\n", "peaks.fa", 1, "The sequence has 300,000,000 bases, more than the 10,000,000 allowed: cut it into windows.")]
    [InlineData("ACGT\n", "\nACGT\n", "peaks.txt", 2, "The sequence has 300,000,000 bases, more than the 10,000,000 allowed: cut it into windows.")]
    [InlineData("id\tseq\na\tACGT\nhuge\t", "\nb\tACGT\n", "peaks.tsv", 3, "The row has more than the 10,131,072 characters allowed: cut its sequence into windows.")]
    public void Run_HugeSingleLine_IsListedWithoutHoldingIt(string before, string after, string name, long line, string reason)
    {
        const long Letters = 300_000_000;
        var start = GC.GetAllocatedBytesForCurrentThread();

        var report = Import(new RepeatedLetters(Encoding.ASCII.GetBytes(before), Letters, Encoding.ASCII.GetBytes(after)), name);

        Assert.Equal((line, reason), (report.Rejected[0].Line, report.Rejected[0].Reason));
        Assert.Equal("ACGT", Sequences()[^1].Bases);
        // All that was ever allocated, collected or not, is far below the line's own size.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - start, 0, Letters / 2);
    }

    [Fact]
    public void Run_TooManySequences_IsRefused()
    {
        var error = Refused(">a\nACGT\n>b\nACGA\n>c\nACGC\n", options: new ImportOptions { MaximumSequences = 2 });

        Assert.Equal("peaks.fa holds more than 2 sequences (line 5): split the file and import the parts as sets of their own.", error.Message);
        Assert.Equal(5, error.Line);
    }

    [Fact]
    public void Run_NothingUsable_StillListsEveryRow()
    {
        var report = Import(string.Concat(Enumerable.Range(0, 150).Select(i => $">p{i}\nMKVLEEF\n")));

        Assert.Equal((0L, 150L, 100), (report.Count, report.RejectedCount, report.Rejected.Count));
        Assert.Contains("No sequence could be used: see the list of rejected rows.", report.Warnings);
        using var set = SequenceSet.Open(Folder);
        Assert.Equal(new RejectedSequence(281, "p140", report.Rejected[0].Reason), Assert.Single(set.ReadRejected(140, 1)));
        Assert.Equal(10, set.ReadRejected(140, 100).Count);
    }

    [Fact]
    public void Run_TargetThatIsThere_IsLeftAlone()
    {
        Import(">a\nACGT\n");
        var folder = Folder;
        Assert.Throws<InvalidOperationException>(() => SequenceImport.Run(new MemoryStream(">b\nACGT\n"u8.ToArray()), "b.fa", new ImportOptions(), folder, null, CancellationToken.None));
        Assert.Equal("a", Sequences()[0].Id);
    }

    /// <summary>A file with one very long line, made while it is read.</summary>
    private sealed class RepeatedLetters(byte[] before, long letters, byte[] after) : Stream
    {
        private long _position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            var middle = before.Length + letters;
            var (part, length) = _position < before.Length ? (before[(int)_position..], before.Length - _position)
                : _position < middle ? ([], middle - _position)
                : (after[(int)(_position - middle)..], middle + after.Length - _position);
            var read = (int)Math.Min(buffer.Length, length);
            if (part.Length > 0)
                part.AsSpan(0, read).CopyTo(buffer);
            else
                buffer[..read].Fill((byte)'A');
            _position += read;
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
