using System.Text;
using CisLens.Shared.Sequences;

namespace CisLens.Shared.Tests.Sequences;

public sealed class SequenceExportTests : ImportTest
{
    private static readonly NamedSequence[] Sample =
    [
        new("peak_1", string.Concat(Enumerable.Repeat("ACGTACGTAn", 13))) { Label = "1", Group = "chr1", Region = new Region("chr1", 1000, 1130, Strand.Reverse), Description = "first peak" },
        new("peak_2", "GGGG"),
        new("peak_3", "acgT") { Label = "0" },
    ];

    [Fact]
    public void WriteFasta_Sequences_WrapsAtSixtyBases()
    {
        Assert.Equal(
            """
            >peak_1 first peak chr1:1,001-1,130(-) label=1 group=chr1
            ACGTACGTAnACGTACGTAnACGTACGTAnACGTACGTAnACGTACGTAnACGTACGTAn
            ACGTACGTAnACGTACGTAnACGTACGTAnACGTACGTAnACGTACGTAnACGTACGTAn
            ACGTACGTAn
            >peak_2
            GGGG
            >peak_3 label=0
            acgT

            """,
            Text(SequenceExport.WriteFasta));
    }

    [Fact]
    public void WriteTsv_Sequences_ComeBackTheSame()
    {
        var sequences = new[] { Sample[0], Sample[1] with { Id = "\"quoted\" name" }, Sample[2] };
        using var stream = new MemoryStream();
        SequenceExport.WriteTsv(stream, sequences);
        Import(stream.ToArray(), "sequences.tsv");

        Assert.Equal(sequences, Sequences());
    }

    [Fact]
    public void WriteFasta_ReadAndWrittenAgain_GivesTheSameText()
    {
        var first = Text(SequenceExport.WriteFasta);
        Import(first);
        var read = Sequences();

        Assert.Equal(Sample.Select(s => (s.Id, s.Bases, s.Label, s.Group, s.Region)), read.Select(s => (s.Id, s.Bases, s.Label, s.Group, s.Region)));
        using var stream = new MemoryStream();
        SequenceExport.WriteFasta(stream, read);
        Assert.Equal(first, Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static string Text(Action<Stream, IEnumerable<NamedSequence>> write)
    {
        using var stream = new MemoryStream();
        write(stream, Sample);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
