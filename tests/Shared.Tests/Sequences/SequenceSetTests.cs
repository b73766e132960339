using System.Security.Cryptography;
using System.Text;
using CisLens.Shared.Arrays;
using CisLens.Shared.Sequences;

namespace CisLens.Shared.Tests.Sequences;

public sealed class SequenceSetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_AnySlice_GivesWhatWasWritten()
    {
        var expected = Sample(500);
        SequenceSetWriter.Write(_folder.File("set"), "simulated", expected);

        using var set = SequenceSet.Open(_folder.File("set"));
        Assert.Equal(500, set.Count);
        Assert.Equal(expected[317], set[317]);
        Assert.Equal(expected[100..140], set.Read(100, 40));
        Assert.Equal(expected.Select(sequence => sequence.Length), set.Lengths(0, 500));
        Assert.Empty(set.Read(500, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => set.Read(499, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => set[-1]);
    }

    [Fact]
    public void ReadRows_Slice_GivesNamesAndLengths()
    {
        var expected = Sample(20);
        SequenceSetWriter.Write(_folder.File("set"), "simulated", expected);

        using var set = SequenceSet.Open(_folder.File("set"));
        Assert.Equal(
            expected[3..6].Select((s, i) => new SequenceRow(3 + i, s.Id, s.Length) { Label = s.Label, Group = s.Group, Region = s.Region, Description = s.Description }),
            set.ReadRows(3, 3));
    }

    [Fact]
    public void SearchIds_Text_PagesThroughMatchesInAnyCase()
    {
        SequenceSetWriter.Write(_folder.File("set"), "simulated", Sample(10_000));

        using var set = SequenceSet.Open(_folder.File("set"));
        var page = set.SearchIds("PEAK_99", 2, 3, CancellationToken.None);
        Assert.Equal(111, page.Total);
        Assert.Equal(["peak_991", "peak_992", "peak_993"], page.Rows.Select(row => row.Id));
        Assert.Equal(991, page.Rows[0].Index);
        Assert.Equal((10_000L, "peak_9999"), (set.SearchIds("", 9_999, 50, CancellationToken.None).Total, set.SearchIds("", 9_999, 50, CancellationToken.None).Rows.Single().Id));
        Assert.Equal(0, set.SearchIds("nothing", 0, 50, CancellationToken.None).Total);
    }

    [Fact]
    public void Sha256_Folder_IsThatOfItsChecksumList()
    {
        var folder = _folder.File("set");
        SequenceSetWriter.Write(folder, "simulated", Sample(50));

        var list = string.Concat(new[] { "bases.bin", "offsets.npy", "table.tsv" }
            .Select(name => $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, name))))}  {name}\n"));
        using var set = SequenceSet.Open(folder);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(list))), set.Sha256);
    }

    [Fact]
    public void Write_Twice_GivesSameBytes()
    {
        SequenceSetWriter.Write(_folder.File("one"), "simulated", Sample(50));
        SequenceSetWriter.Write(_folder.File("two"), "simulated", Sample(50));

        foreach (var file in Directory.GetFiles(_folder.File("one")))
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(_folder.File("two"), Path.GetFileName(file))));
    }

    [Fact]
    public void Offsets_File_OpensAsAnArray()
    {
        SequenceSetWriter.Write(_folder.File("set"), "simulated", [new("a", "ACGT"), new("b", "GG")]);

        Assert.Equal([0, 4, 6], NpyFile.Read<long>(Path.Combine(_folder.File("set"), "offsets.npy")).Data);
        Assert.Equal("ACGTGG", File.ReadAllText(Path.Combine(_folder.File("set"), "bases.bin")));
        Assert.Equal("id\tlabel\tgroup\tregion\tdescription\na\t\t\t\t\nb\t\t\t\t\n", File.ReadAllText(Path.Combine(_folder.File("set"), "table.tsv")));
    }

    [Fact]
    public void Add_SequenceThatCannotBeUsed_RefusesWithSentence()
    {
        var folder = Directory.CreateDirectory(_folder.File("set")).FullName;
        using var writer = new SequenceSetWriter(folder);
        writer.Add(new NamedSequence("a", "ACGT"));

        var error = Assert.Throws<InputException>(() => writer.Add(new NamedSequence("a", "ACGT")));
        Assert.Equal("Sequence 2 (a) cannot be used. The name is taken by line 1: give every sequence a name of its own.", error.Message);
        Assert.Throws<InputException>(() => writer.Add(new NamedSequence("b", "ACGΩ")));
        Assert.Equal(1, writer.Count);
    }

    [Fact]
    public void Open_FolderThatHoldsNoWholeSet_RefusesWithSentence()
    {
        var folder = _folder.File("set");
        Assert.Contains("holds no set of sequences", Assert.Throws<InputException>(() => SequenceSet.Open(folder)).Message, StringComparison.Ordinal);

        SequenceSetWriter.Write(folder, "simulated", Sample(5));
        File.AppendAllText(Path.Combine(folder, "bases.bin"), "A");
        Assert.Equal($"The set of sequences in {folder} is not whole: import the file again.", Assert.Throws<InputException>(() => SequenceSet.Open(folder)).Message);
        File.Delete(Path.Combine(folder, "bases.bin"));
        Assert.Throws<InputException>(() => SequenceSet.Open(folder));
    }

    [Fact]
    public void Report_StoredSet_IsReadBackAsItWas()
    {
        var report = SequenceSetWriter.Write(_folder.File("set"), "simulated", Sample(200), Alphabet.Rna);

        Assert.Equal(("RNA", 200L, "simulated"), (report.Alphabet, report.Count, report.FileName));
        Assert.Equal(["0", "1", "2"], report.Labels.Keys);
        Assert.InRange(report.Lengths.Histogram.Count, 2, 30);
        Assert.Equal(200, report.Lengths.Histogram.Sum(bin => bin.Count));
        Assert.Equal(200, report.GcHistogram.Sum(bin => bin.Count));
        Assert.Equal(report.Bases, report.Letters.Values.Sum());
        using var set = SequenceSet.Open(_folder.File("set"));
        Assert.DoesNotContain('T', set[0].Bases);
    }

    [Theory]
    [InlineData("1 2 3 4", 2.5)]
    [InlineData("7", 7)]
    [InlineData("5 1 100 30 31", 30)]
    public void Lengths_AnySet_HaveExactMedianAndFewBins(string lengths, double median)
    {
        var sequences = lengths.Split(' ').Select((length, i) => new NamedSequence($"s{i}", new string('A', int.Parse(length, null))));
        var summary = SequenceSetWriter.Write(_folder.File("set"), "simulated", sequences).Lengths;

        Assert.Equal(median, summary.Median);
        Assert.InRange(summary.Histogram.Count, 1, 30);
        Assert.Equal(summary.Minimum, summary.Histogram[0].From);
        Assert.True(summary.Histogram[^1].To > summary.Maximum);
        Assert.True(summary.Histogram[^1].Count > 0);
    }

    [Fact]
    public void Labels_Measurements_AreCountedAndCutOff()
    {
        var report = SequenceSetWriter.Write(_folder.File("set"), "simulated", Enumerable.Range(0, 1500).Select(i => new NamedSequence($"s{i}", "ACGT") { Label = $"{i}.5" }));

        Assert.Equal((1000, 100), (report.DistinctLabels, report.Labels.Count));
    }

    private static NamedSequence[] Sample(int count)
    {
        var random = new Random(11);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var bases = "ACG" + new string([.. Enumerable.Range(0, random.Next(1, 90)).Select(_ => "ACGTacgtACGTacgtN"[random.Next(17)])]);
            return new NamedSequence($"peak_{i}", "ACGT" + bases.ToUpperInvariant().Replace('N', 'A') + bases)
            {
                Label = $"{i % 3}",
                Group = i % 2 == 0 ? null : $"chr{i % 7}",
                Region = i % 5 == 0 ? null : new Region("chr1", i * 100, (i * 100) + 50, (Strand)(i % 3)),
                Description = i % 4 == 0 ? $"number {i}, ümlaut" : null,
            };
        })];
    }
}
