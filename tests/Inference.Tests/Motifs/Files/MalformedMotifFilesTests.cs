using System.Text;
using CisLens.Inference.Motifs.Files;
using CisLens.Inference.Sequences;
using CisLens.Shared;
using CisLens.Shared.Arrays;
using Xunit;
using static CisLens.Inference.Tests.Motifs.Files.MotifFileText;

namespace CisLens.Inference.Tests.Motifs.Files;

/// <summary>Files that cannot be used: a sentence with the file, the line and what to do; never another exception.</summary>
public sealed class MalformedMotifFilesTests
{
    private const string Begin = "MEME version 4\nMOTIF M1\n";
    private const string Matrix = "letter-probability matrix: alength= 4 w= 2\n";

    [Theory]
    [InlineData("MEME version 3.5\n", 1, "versions 4 and 5")]
    [InlineData("MEME version\n", 1, "versions 4 and 5")]
    [InlineData("MOTIF M1\n" + Matrix, 2, "'MEME version 4'")]
    [InlineData("MEME version 4\nMOTIF \n", 2, "without an identifier")]
    [InlineData("MEME version 4\n", null, "holds no motif")]
    [InlineData("MEME version 4\n" + Matrix, 2, "belongs to no motif")]
    [InlineData(Begin, 2, "no 'letter-probability matrix'")]
    [InlineData(Begin + "log-odds matrix: alength= 4 w= 1\n1 2 3 4\n", 2, "only a log-odds matrix")]
    [InlineData(Begin + Matrix + "1 0 0 0\n", 4, "after row 1 of 2")]
    [InlineData(Begin + Matrix + "1 0 0 0\nMOTIF M2\n", 5, "row 2 of 2")]
    [InlineData(Begin + Matrix + "1 0 0 0\n1 0 0\n", 5, "has 3 numbers")]
    [InlineData(Begin + Matrix + "1 0 0 0\n1 0 0 0\n1 0 0 0\n", 6, "one row more")]
    [InlineData(Begin + Matrix + "1 0 0 0\n1 0 x 0\n", 5, "'x'")]
    [InlineData(Begin + Matrix + "1 0 0 0\n0,5 0,5 0 0\n", 5, "'0,5'")]
    [InlineData(Begin + Matrix + "1 0 0 0\n0.5 0 0 0\n", 5, "sum to 0.5")]
    [InlineData(Begin + Matrix + "1 0 0 0\n12 3 5 0\n", 5, "sum to 20")]
    [InlineData(Begin + Matrix + "1 0 0 0\n1.5 -0.5 0 0\n", 5, "negative")]
    [InlineData(Begin + Matrix + "1 0 0 0\n1e999 0 0 0\n", 5, "'1e999'")]
    [InlineData(Begin + Matrix + "1 0 0 0\n1 0 0 0\n" + Matrix + "1 0 0 0\n1 0 0 0\n", 6, "second matrix")]
    [InlineData(Begin + "letter-probability matrix: alength= 20 w= 2\n", 3, "states 20 letters")]
    [InlineData(Begin + "letter-probability matrix: alength= 4 w= two\n", 3, "'two'")]
    [InlineData(Begin + "letter-probability matrix: alength= 4 w= 0\n", 3, "no position")]
    [InlineData(Begin + "letter-probability matrix: alength= 4 w= 201\n", 3, "201 positions")]
    [InlineData(Begin + "letter-probability matrix: alength= 4 w= 99999999999\n", 3, "'99999999999'")]
    [InlineData(Begin + "letter-probability matrix: alength= 4 w= 1 nsites= many\n1 0 0 0\n", 3, "'many'")]
    [InlineData("MEME version 4\nALPHABET= ACDEFGHIKLMNPQRSTVWY\n", 2, "proteins")]
    [InlineData("MEME version 5\nALPHABET \"mine\"\nA ~ T\nC ~ G\nm ~ 1\nEND ALPHABET\n", 2, "ATCGm1")]
    [InlineData("MEME version 5\nALPHABET \"mine\"\nA ~ T\n", 3, "END ALPHABET")]
    [InlineData("MEME version 4\nBackground letter frequencies\nA 0.5 C 0.5 G 0 T 0\n", 2, "shares")]
    [InlineData("MEME version 4\nBackground letter frequencies\nA 0.5 A 0.5\n", 3, "each letter once")]
    [InlineData("MEME version 4\nBackground letter frequencies\nMOTIF M1\n", 3, "each letter once")]
    [InlineData("MEME version 4\nBackground letter frequencies\nA 0.5", 3, "within the background")]
    [InlineData(">M1\nA 1 2\nC 1 2\nG 1 2\n", 4, "after 3 of its four rows")]
    [InlineData(">M1\nA 1 2\nC 1 2\nG 1 2\n>M2\n", 5, "row 4 of motif M1")]
    [InlineData(">M1\nA 1 2\nC 1 2\nG 1 2\nT 1\n", 5, "has 1 numbers")]
    [InlineData(">M1\nA 1 2\nA 1 2\nG 1 2\nT 1 2\n", 3, "row of A a second time")]
    [InlineData(">M1\nA 1 2\nC 1 x\nG 1 2\nT 1 2\n", 3, "'x'")]
    [InlineData(">M1\nA 1 -2\nC 1 2\nG 1 2\nT 1 2\n", 1, "negative")]
    [InlineData(">M1\nA 1 0\nC 1 0\nG 1 0\nT 1 0\n", 1, "position 2 has no count")]
    [InlineData(">M1\nA 0.3 0\nC 0.3 0.5\nG 0.3 0\nT 0.3 0\n", 1, "position 1 sums to 1.2")]
    [InlineData(">\nA 1 0\nC 1 0\nG 1 0\nT 1 0\n", 1, "without an identifier")]
    [InlineData(">M1\nA 1\nC 1\nG 1\nT 1\nT 1\n", 6, "header is expected")]
    [InlineData("AC M1\nID First\n//\n", 1, "no matrix")]
    [InlineData("AC M1\nP0 A C G\n01 1 2 3\n//\n", 2, "four columns")]
    [InlineData("AC M1\nP0 A C G T\n01 1 2 3\n//\n", 3, "has 3 numbers")]
    [InlineData("AC M1\nP0 A C G T\n01 1 2 3 x\n//\n", 3, "'x'")]
    [InlineData("AC M1\n01 1 2 3 4\n//\n", 2, "stands in no matrix")]
    [InlineData("AC M1\nP0 A C G T\n01 1 2 3 4\nXX\nP0 A C G T\n01 1 2 3 4\n//\n", 5, "second matrix")]
    [InlineData("XX\nP0 A C G T\n01 1 2 3 4\n//\n", 4, "without identifier")]
    [InlineData("VV one\nXX\n//\n", null, "holds no motif")]
    [InlineData(">AAA\tname\t5.0\n", 1, "without a matrix")]
    [InlineData(">AAA\tname\t5.0\n1 0 0\n", 2, "has 3 numbers")]
    [InlineData(">\t\t5.0\n1 0 0 0\n", 1, "without a name")]
    [InlineData("1 2 3\n4 5 6\n", 1, "2 x 3 numbers")]
    [InlineData("1 2 3\n4 5\n1 1 1\n1 1 1\n", 2, "has 2 numbers")]
    [InlineData("1 1 1 1\n1 1 1 1\n1 1 1 1\n1 1 1 1\n", 1, "4 x 4 numbers")]
    [InlineData("A 1 2\nC 1 2\nG 1 2\n", 1, "one row for each")]
    [InlineData("motif,A,C,G,T\nM1,1,0,0\n", 2, "has 4 cells")]
    [InlineData("motif,A,C,G,T\n,1,0,0,0\n", 2, "names no motif")]
    [InlineData("motif,position,A,C,G,T\nM1,1,1,0,0,0\nM1,3,1,0,0,0\n", 3, "sort the rows")]
    [InlineData("motif,sites,A,C,G,T\nM1,-3,1,0,0,0\n", 2, "'-3'")]
    [InlineData("motif,A,C,G,T\n", null, "holds no motif")]
    [InlineData("motif,consensus\nM1,TGAETCA\n", 2, "'E' at position 4")]
    [InlineData("motif,consensus\nM1\n", 2, "no consensus")]
    [InlineData("motif,consensus\nM1,\n", 2, "is empty")]
    [InlineData("hello, how are you?\n", 1, "'hello'")]
    [InlineData("TGASTCA\n", 1, "'TGASTCA'")]
    [InlineData("", null, "is empty")]
    [InlineData(" \n\n", null, "is empty")]
    [InlineData("<!DOCTYPE html>\n<html>", null, "web page")]
    [InlineData("%PDF\0", null, "no text")]
    [InlineData("MEME version 4\nMOTIF M1\n" + Matrix + "1 0 0 0\n1 0 0 0\nALPHABET= ACGU\nMOTIF M2\nletter-probability matrix: w= 1\n1 0 0 0\n", null, "DNA and of RNA")]
    public void File_ThatCannotBeUsed_IsRefusedWithTheLine(string text, int? line, string part)
    {
        var error = Assert.Throws<InputException>(() => Parse(text, "mine.txt"));

        Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.Contains("mine.txt", error.Message, StringComparison.Ordinal);
        Assert.Equal(line, (int?)error.Line);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
        if (line is not null)
            Assert.Contains($"line {line} ", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Npy_ThatIsNoMotif_IsRefused()
    {
        static byte[] Array(double[] data, params long[] shape)
        {
            using var stream = new MemoryStream();
            NpyFile.Write<double>(stream, data, shape);
            return stream.ToArray();
        }

        Assert.Contains("shape (8)", Assert.Throws<InputException>(() => Parse(Array(new double[8], 8), "a.npy")).Message, StringComparison.Ordinal);
        Assert.Contains("shape (0, 4)", Assert.Throws<InputException>(() => Parse(Array([], 0, 4), "a.npy")).Message, StringComparison.Ordinal);
        Assert.Contains("finite", Assert.Throws<InputException>(() => Parse(Array([double.NaN, 0, 0, 0], 1, 4), "a.npy")).Message, StringComparison.Ordinal);
        Assert.Contains("negative", Assert.Throws<InputException>(() => Parse(Array([-1, 1, 1, 1], 1, 4), "a.npy")).Message, StringComparison.Ordinal);
        Assert.Contains("3 x 3", Assert.Throws<InputException>(() => Parse(Array(new double[9], 3, 3), "a.npy")).Message, StringComparison.Ordinal);
        Assert.Contains("damaged or cut", Assert.Throws<InputException>(() => Parse([0x1F, 0x8B, 8, 0, 1], "a.gz")).Message, StringComparison.Ordinal);
        Assert.Contains("one motif, not 2", Assert.Throws<InputException>(() => Write(MotifFormat.Npy, Parse(">A\n1\n1\n1\n1\n>B\n1\n1\n1\n1\n").Database)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stream_LargerThanAllowed_IsRefusedBeforeItIsHeld()
    {
        using var endless = new EndlessStream();

        Assert.Contains("64 MB", Assert.Throws<InputException>(() => MotifFiles.Read(endless, "big.meme")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mutations_OfEveryForm_GiveMotifsOrASentence()
    {
        var random = new SeededRandom(7);
        var database = Parse(Header + "MOTIF M1 First\nletter-probability matrix: alength= 4 w= 4 nsites= 10 E= 0\n0.7 0.1 0.1 0.1\n0 0 1 0\n0.5 0.5 0 0\n0 0 0 1\nMOTIF M2\nletter-probability matrix: alength= 4 w= 1\n0.25 0.25 0.25 0.25\n").Database;
        var one = database with { Motifs = [database.Motifs[0]] };
        foreach (var format in Enum.GetValues<MotifFormat>())
        {
            var bytes = Write(format, format == MotifFormat.Npy ? one : database);
            for (var trial = 0; trial < 1500; trial++)
                RequireSentence(Mutated(bytes, random));
        }
    }

    private static void RequireSentence(byte[] bytes)
    {
        try
        {
            Assert.NotEmpty(Parse(bytes).Database.Motifs);
        }
        catch (InputException error)
        {
            Assert.DoesNotContain('\n', error.Message);
        }
        catch (Exception error) when (error is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{error.GetType().Name} instead of a sentence for {Convert.ToBase64String(bytes)}: {error.Message}");
        }
    }

    /// <summary>Bytes changed, cut, repeated or swapped with what such files are made of.</summary>
    private static byte[] Mutated(byte[] bytes, SeededRandom random)
    {
        var pieces = (string[])["\n", "\t", ">", "-", "1e308", "NaN", "0", "w= ", "MOTIF ", "AC ", "//\n", "P0 A C G T\n", "[", "\"", ",", "A", "U", "é", "\0", "MEME version 4\n", "1 1 1 1\n", "Infinity", "ALPHABET ", "URL\n", "Background letter frequencies\n", "="];
        var changed = bytes.ToList();
        for (var change = random.Next(6); change >= 0 && changed.Count > 0; change--)
        {
            var at = random.Next(changed.Count);
            switch (random.Next(5))
            {
                case 0:
                    changed[at] = (byte)random.Next(256);
                    break;
                case 1:
                    changed.RemoveRange(at, Math.Min(changed.Count - at, 1 + random.Next(40)));
                    break;
                case 2:
                    changed.InsertRange(at, Encoding.UTF8.GetBytes(pieces[random.Next(pieces.Length)]));
                    break;
                case 3:
                    changed.InsertRange(at, changed.GetRange(at, Math.Min(changed.Count - at, 1 + random.Next(60))));
                    break;
                default:
                    changed.RemoveRange(at, changed.Count - at);
                    break;
            }
        }
        return [.. changed];
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)'A');
            return buffer.Length;
        }
    }
}
