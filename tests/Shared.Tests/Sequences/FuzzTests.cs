using System.Text;
using CisLens.Shared.Sequences;

namespace CisLens.Shared.Tests.Sequences;

public sealed class FuzzTests : ImportTest
{
    private const int Inputs = 2000;

    private static readonly byte[][] Seeds =
    [
        ">a chr1:1-8 label=1\nACGTACGT\nacgtn\n>b\nGGGGCCCC\n>c class:0\nUUUU\n"u8.ToArray(),
        "id\tsequence\tlabel\na\tACGTACGT\t1\nb\tGGGGCCCC\t0\n"u8.ToArray(),
        "\"id\",\"seq\",\"region\"\r\n\"a\",\"ACGTACGT\",\"chr1:1-8\"\r\nb,GGGG,\r\n"u8.ToArray(),
        "ACGTACGT\nGGGGCCCC\n"u8.ToArray(),
        Gzip(">a\nACGTACGT\n>b\nGGGGCCCC\n"u8.ToArray()),
        [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("seq\ty\nACGTACGT\t1\n")],
    ];

    private static readonly byte[] Likely = ">;,\t\n\r\"#@-:ACGTUNacgt01 \0\u001f"u8.ToArray();

    public FuzzTests()
        : base(inMemory: true)
    {
    }

    [Fact]
    public void Run_MutatedInputs_EndInAReportOrASentence()
    {
        var random = new Random(20240611);
        var (reports, refusals) = (0, 0);
        for (var i = 0; i < Inputs; i++)
        {
            var bytes = Mutate(Seeds[i % Seeds.Length], random);
            try
            {
                var report = Import(bytes, $"input{i}{(i % 3 == 0 ? ".fa" : ".txt")}", new ImportOptions { MaximumLength = 64, MaximumSequences = 50 });
                Assert.Equal(report.Count, Sequences().Length);
                Assert.All(Sequences(), sequence => Assert.All(sequence.Bases, letter => Assert.True(Alphabet.IsAllowed(letter))));
                reports++;
            }
            catch (InputException error)
            {
                Assert.Equal($"input{i}{(i % 3 == 0 ? ".fa" : ".txt")}", error.File);
                Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
                refusals++;
            }
        }
        // Both ways must have been walked for the test to say anything.
        Assert.InRange(reports, 200, Inputs);
        Assert.InRange(refusals, 200, Inputs);
    }

    private static byte[] Mutate(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var change = random.Next(0, 6); change >= 0; change--)
        {
            var at = random.Next(0, bytes.Count + 1);
            switch (random.Next(6))
            {
                case 0:
                    bytes.Insert(at, Likely[random.Next(Likely.Length)]);
                    break;
                case 1 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2 when at < bytes.Count:
                    bytes.RemoveAt(at);
                    break;
                case 3 when at < bytes.Count:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
                    break;
                case 4:
                    bytes.InsertRange(at, bytes.Skip(random.Next(0, bytes.Count + 1)).Take(random.Next(1, 40)).ToArray());
                    break;
                default:
                    bytes.InsertRange(at, Enumerable.Repeat(Likely[random.Next(Likely.Length)], random.Next(1, 90)));
                    break;
            }
        }
        return [.. bytes];
    }
}
