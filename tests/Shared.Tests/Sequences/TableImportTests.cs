using System.Text;
using CisLens.Shared.Sequences;

namespace CisLens.Shared.Tests.Sequences;

public sealed class TableImportTests : ImportTest
{
    [Fact]
    public void Run_HeaderWithKnownNames_TakesTheirColumns()
    {
        var report = Import("# from the lab\nName\tGroup\tSEQ\tBound\tother\npeak_1\tchr1\tACGTnn\t1\tx\n\npeak_2\tchr2\tGGGG\t0\ty\n", "peaks.tsv");

        Assert.Equal("table separated by tabs (columns: 1 name, 2 group, 3 bases, 4 label)", report.Format);
        Assert.Equal([("peak_1", "ACGTnn", "1", "chr1"), ("peak_2", "GGGG", "0", "chr2")], Sequences().Select(s => (s.Id, s.Bases, s.Label, s.Group)));
    }

    [Fact]
    public void Run_QuotedCsvWithByteOrderMark_TakesQuotesOff()
    {
        Import("\uFEFF\"id\",\"sequence\",\"label\"\r\n\"a, \"\"b\"\"\",\"ACGTA\",\"first\nsecond\"\r\nc,GGGGG,\r\n", "peaks.csv");

        Assert.Equal([("a, \"b\"", "ACGTA", "first second"), ("c", "GGGGG", null)], Sequences().Select(s => (s.Id, s.Bases, s.Label)));
    }

    [Fact]
    public void Run_SemicolonsOfASpreadsheet_AreSeparators()
    {
        Assert.Equal("table separated by semicolons (columns: 1 bases, 2 label)", Import("sequence;y\nACGTA;1,5\n", "peaks.csv").Format);
        Assert.Equal("1,5", Sequences()[0].Label);
    }

    [Fact]
    public void Run_Utf16OfASpreadsheet_IsRead()
    {
        Import([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("id\tseq\r\npic β\tACGTA\r\n")], "unicode.txt");
        Assert.Equal("pic β", Sequences()[0].Id);
    }

    [Theory]
    [InlineData("a\tACGTACGT\t1\nb\tACGTACGA\t0\n", "columns: 1 name, 2 bases, 3 label")]
    [InlineData("1\tACGTACGT\n0\tACGTACGA\n1\tACGTACCC\n", "columns: 1 label, 2 bases")]
    [InlineData("ACGTACGT\t0.5\nACGTACGA\t0.7\n", "columns: 1 bases, 2 label")]
    public void Run_NoHeader_FindsTheColumnOfBases(string text, string columns)
    {
        var report = Import(text, "peaks.tsv");

        Assert.Contains(columns, report.Format, StringComparison.Ordinal);
        Assert.Equal(text.Count(letter => letter == '\n'), report.Count);
    }

    [Fact]
    public void Run_HeaderWithOtherNames_FindsTheColumnOfBases()
    {
        Assert.Contains("2 bases", Import("peak\ttext\nx\tACGTACGT\ny\tACGTACGA\n", "peaks.tsv").Format, StringComparison.Ordinal);
        Assert.Equal(["seq_1", "seq_2"], Sequences().Select(sequence => sequence.Id));
    }

    [Fact]
    public void Run_ColumnsNamedByThePerson_AreTaken()
    {
        var options = new ImportOptions { SequenceColumn = "alt", IdColumn = "1", LabelColumn = "effect" };
        Import("key,ref,alt,effect\nk1,ACGTA,ACGTC,0.3\n", "variants.csv", options);

        Assert.Equal([("k1", "ACGTC", "0.3")], Sequences().Select(s => (s.Id, s.Bases, s.Label)));
    }

    [Fact]
    public void Run_RegionColumn_IsRead()
    {
        Import("sequence\tregion\nACGTA\tchr2:11-15(+)\n", "peaks.tsv");
        Assert.Equal(new Region("chr2", 10, 15, Strand.Forward), Sequences()[0].Region);
    }

    [Fact]
    public void Run_ColumnCalledDnaWithNumbers_IsNotTheBases()
    {
        var error = Refused("element\tdna\trna\nF9\t54\t29\nF9\t31\t12\n", "counts.tsv");
        Assert.StartsWith("counts.tsv has no column of bases", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NoColumnOfBases_SaysWhichColumnsThereAre()
    {
        var error = Refused("chrom,pos\nchr1,5\n", "places.csv");

        Assert.Equal("places.csv has no column of bases: none is named sequence, seq or bases, and none holds only letters of DNA or RNA (line 1: chrom, pos); say which column to read.", error.Message);
        Assert.Equal(1, error.Line);
    }

    [Fact]
    public void Run_TwoColumnsOfBases_AsksWhichOne() => Assert.Equal(
        "pairs.csv has more than one column of bases (columns 2 and 3 in line 1): say which one to read.",
        Refused("id,ref,alt\nk1,ACGTA,ACGTC\n", "pairs.csv").Message);

    [Theory]
    [InlineData("bases2", "peaks.csv has no column 'bases2' for the bases: it has 2 columns without names; give a number.")]
    [InlineData("3", "peaks.csv has no column '3' for the bases: it has 2 columns without names; give a number.")]
    public void Run_ColumnThatIsNotThere_SaysSo(string column, string expected) =>
        Assert.Equal(expected, Refused("id,seq\nk1,ACGTA\n", "peaks.csv", new ImportOptions { SequenceColumn = column }).Message);

    [Fact]
    public void Run_RowWithOtherNumberOfColumns_IsListed()
    {
        var rejected = Assert.Single(Import("id\tseq\na\tACGTA\nb\tACG\tTA\n", "peaks.tsv").Rejected);
        Assert.Equal(new RejectedSequence(3, "b", "The row has 3 columns where the first has 2: correct it."), rejected);
    }

    [Fact]
    public void Run_QuoteNeverClosed_SaysWhereItOpens()
    {
        var error = Refused("id,seq\na,ACGTA\n\"b,ACGTA\nc,ACGTA\n", "peaks.csv");

        Assert.Equal("peaks.csv has a double quote in line 3 that is never closed: close it or remove it.", error.Message);
        Assert.Equal(3, error.Line);
    }

    [Fact]
    public void Run_KmerTokens_AreListedAndNotJoined() => Assert.Equal(
        "There is a blank at base 7: write the bases without blanks, and k-mer tokens as the sequence that they came from.",
        Import("sequence\tlabel\nACGTAC CGTACG\t1\n", "tokens.tsv").Rejected[0].Reason);

    [Fact]
    public void Run_OneSequenceALine_NamesThem()
    {
        var report = Import("\nACGT\n\nggnn a\n  TTTT  \n", "pasted text", new ImportOptions { MaxUnknownShare = 0.9 });

        Assert.Equal("one sequence a line", report.Format);
        Assert.Equal([("seq_1", "ACGT"), ("seq_3", "TTTT")], Sequences().Select(s => (s.Id, s.Bases)));
        Assert.Equal((4L, "seq_2"), (report.Rejected[0].Line, report.Rejected[0].Id));
    }
}
