using System.Globalization;
using System.IO.Compression;
using System.Text;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Files;
using CisLens.Shared.Arrays;
using CisLens.Shared.Sequences;
using Xunit;
using static CisLens.Inference.Tests.Motifs.Files.MotifFileText;

namespace CisLens.Inference.Tests.Motifs.Files;

public sealed class MotifFilesTests
{
    private const string Two = "MOTIF M1 First\nletter-probability matrix: alength= 4 w= 2 nsites= 17 E= 0\n0.7 0.1 0.1 0.1\n 0 0 1 0\nURL http://example.org/M1\n\nMOTIF M2\nletter-probability matrix:\n0.25 0.25 0.25 0.25\n1 0 0 0";

    [Fact]
    public void Meme_EndingRightAfterTheLastRow_HoldsAllMotifs()
    {
        var database = Parse(Header + Two).Database;

        Assert.Equal(new Background(0.3, 0.2, 0.2, 0.3), database.Background);
        Assert.Equal(["M1", "M2"], database.Motifs.Select(motif => motif.Id));
        Assert.Equal(("First", 17.0, "http://example.org/M1"), (database.Motifs[0].Name, database.Motifs[0].Sites, database.Motifs[0].Url));
        Assert.Equal(("", (double?)null, 2), (database.Motifs[1].Name, database.Motifs[1].Sites, database.Motifs[1].Width));
        Assert.Equal([0.7, 0.1, 0.1, 0.1, 0, 0, 1, 0], database.Motifs[0].Ppm.Values.ToArray());
    }

    [Fact]
    public void Meme_JoinedFilesWithARepeatedIdentifier_KeepTheFirstAndListTheOther()
    {
        var file = Parse(Header + Two + "\n" + Header.Replace("0.3 C 0.2", "0.25 C 0.25", StringComparison.Ordinal).Replace("G 0.2 T 0.3", "G 0.25 T 0.25", StringComparison.Ordinal)
            + "MOTIF M1 Other\nletter-probability matrix: alength= 4 w= 1 nsites= 5\n0 1 0 0\n");

        Assert.Equal(["First", ""], file.Database.Motifs.Select(motif => motif.Name));
        Assert.Equal([new RepeatedMotif("M1", 29)], file.Repeated);
        Assert.Equal(0.3, file.Database.Background!.Value.A);
    }

    [Fact]
    public void Meme_AsTheProgramWritesIt_TakesTheProbabilities()
    {
        const string Report = """
            MEME version 5.5.5 (Release date: Mon Jan 29 2024)
            ALPHABET "DNA" DNA-LIKE
            A "Adenine" CC0000 ~ T "Thymine" 008000
            C "Cytosine" 0000CC ~ G "Guanine" FFB300
            N "Any base" = ACGT
            X = ACGT
            END ALPHABET
            Background letter frequencies (from file bg):
            A 0.3 C 0.2
            G 0.2 T 0.3
            ********************************
            MOTIF AR MEME-1	width =   2  sites =  18  llr = 211  E-value = 1.2e-009
            ********************************
            Simplified        A  a9
            pos.-specific     C  :1
            	Motif AR MEME-1 position-specific scoring matrix
            log-odds matrix: alength= 4 w= 2 n= 900 bayes= 5.6 E= 1.2e-009
              -200   120  -100     5
              -200   120  -100     5
            	Motif AR MEME-1 position-specific probability matrix
            letter-probability matrix: alength= 4 w= 2 nsites= 18 E= 1.2e-009
             0.9 0.1 0.0 0.0
             0.5 0.0 0.5 0.0
            --------------------------------
            Time  0.12 secs.
            SEQUENCE NAME            COMBINED P-VALUE  MOTIF DIAGRAM
            17                       2.61e-04          12_[+1(3.2e-06)]_80
            """;

        var database = Parse(Report).Database;

        var motif = Assert.Single(database.Motifs);
        Assert.Equal(("AR", "MEME-1", 18.0, 2), (motif.Id, motif.Name, motif.Sites, motif.Width));
        Assert.Equal(new Background(0.3, 0.2, 0.2, 0.3), database.Background);
    }

    [Fact]
    public void Meme_OfRna_KeepsItsAlphabetThereAndBack()
    {
        var database = Parse(Header.Replace("ACGT", "ACGU", StringComparison.Ordinal).Replace("T 0.3", "U 0.3", StringComparison.Ordinal) + Two).Database;
        var again = Parse(Write(MotifFormat.Meme, database)).Database;

        Assert.Equal((Alphabet.Rna, Alphabet.Rna), (database.Alphabet, again.Alphabet));
        Assert.Equal(database.Background, again.Background);
    }

    [Theory]
    [InlineData(">M1\tFirst\nA [ 7 0 ]\nC [ 1 0 ]\nG [ 1 10 ]\nT [ 1 0 ]\n")]
    [InlineData(">M1 First\nT 1 0\nG 1 10\nC 1 0\nA 7 0")]
    [InlineData(">M1 First\r\n7 0\r\n1 0\r\n1 10\r\n1 0\r\n")]
    [InlineData(">M1 First\na| 7 0\nc| 1 0\ng| 1 10\nt| 1 0\n")]
    [InlineData("AC M1\nID First\nP0 A C G T\n01 7 1 1 1 a\n02 0 0 10 0 G\n//\n")]
    [InlineData("ID M1\nNA First\nXX\nP0 A C T G\n1 7 1 1 1\n2 0 0 0 10\n")]
    [InlineData("motif,name,position,T,G,C,A\nM1,First,1,1,1,1,7\n\"M1\",\"First\",2,0,10,0,0\n")]
    public void Counts_InEveryForm_GiveProbabilitiesAndSites(string text)
    {
        var motif = Assert.Single(Parse(text).Database.Motifs);

        Assert.Equal(("M1", "First", 10.0), (motif.Id, motif.Name, motif.Sites));
        Assert.Equal([0.7, 0.1, 0.1, 0.1, 0, 0, 1, 0], motif.Ppm.Values.ToArray());
    }

    [Theory]
    [InlineData("0.7 0\n0.1 0\n0.1 1\n0.1 0")]
    [InlineData("A,0.7,0\nC,0.1,0\nG,0.1,1\nT,0.1,0\n")]
    [InlineData("A [ 0.7 0 ]\nC [ 0.1 0 ]\nG [ 0.1 1 ]\nT [ 0.1 0 ]\n")]
    [InlineData(",0,1\nA,0.7,0\nC,0.1,0\nG,0.1,1\nT,0.1,0\n")]
    [InlineData("# mine\n0.7\t0.1\t0.1\t0.1\n0\t0\t1\t0\n")]
    [InlineData(",A,C,G,T\n0,0.7,0.1,0.1,0.1\n1,0,0,1,0\n")]
    [InlineData("A;C;G;T\n0.7;0.1;0.1;0.1\n0;0;1;0\n")]
    [InlineData("\uFEFFA C G T\n0.7 0.1 0.1 0.1\n0 0 1 0\n")]
    public void Table_OfOneMotif_IsNamedAfterTheFile(string text)
    {
        var motif = Assert.Single(Parse(text, "mine.csv.gz").Database.Motifs);

        Assert.Equal(("mine", (double?)null), (motif.Id, motif.Sites));
        Assert.Equal([0.7, 0.1, 0.1, 0.1, 0, 0, 1, 0], motif.Ppm.Values.ToArray());
    }

    [Fact]
    public void Table_OfConsensuses_IsOneMotifARow()
    {
        var motifs = Parse("motif,name,family,consensus,citation,url\nM1,AP1,bZIP,TGASTCA,\"Angel, Cell 1987\",\nM2,,,TGTA,,http://example.org\n").Database.Motifs;

        Assert.Equal(["M1", "M2"], motifs.Select(motif => motif.Id));
        Assert.Equal(("AP1", "bZIP", "Angel, Cell 1987", null), (motifs[0].Name, motifs[0].Family, motifs[0].Citation, motifs[0].Url));
        Assert.Equal(("", null, null, "http://example.org"), (motifs[1].Name, motifs[1].Family, motifs[1].Citation, motifs[1].Url));
        Assert.Equal(0.97, motifs[0].Ppm[0, 3], 12);
    }

    [Fact]
    public void Table_FourByFour_IsTurnedByItsSums()
    {
        const string Positions = "7 1 1 1\n0 0 10 0\n10 0 0 0\n0 0 0 10\n";
        const string Letters = "7 0 10 0\n1 0 0 0\n1 10 0 0\n1 0 0 10\n";

        Assert.Equal(Parse(Positions).Database.Motifs[0].Ppm.Values.ToArray(), Parse(Letters).Database.Motifs[0].Ppm.Values.ToArray());
    }

    [Fact]
    public void Homer_NameAndFamily_AreTakenApartAndTheThresholdIsLeft()
    {
        const string Text = ">ATGAS\tAP-1(bZIP)/ThioMac-PU.1-ChIP-Seq(GSE21512)/Homer\t6.05\t-1782.9\t0\tT:8454.0(41.4%),B:1.0(2%),P:1e-774\n0.7\t0.1\t0.1\t0.1\n0\t0\t1\t0\n>AAA\tplain name\t5\n1 0 0 0\n";

        var file = Parse(Text);

        Assert.Equal(MotifFormat.Homer, file.Format);
        Assert.Equal(["AP-1(bZIP)/ThioMac-PU.1-ChIP-Seq(GSE21512)/Homer", "plain_name"], file.Database.Motifs.Select(motif => motif.Id));
        Assert.Equal(["AP-1", ""], file.Database.Motifs.Select(motif => motif.Name));
        Assert.Equal(["bZIP", null], file.Database.Motifs.Select(motif => motif.Family));
    }

    [Fact]
    public void Homer_Written_HasSixtyPercentOfTheBestScoreAsThreshold()
    {
        var fields = Encoding.UTF8.GetString(Write(MotifFormat.Homer, Parse(Header + Two).Database)).Split('\n')[0].Split('\t');

        Assert.Equal([">AG", "M1"], fields[..2]);
        Assert.Equal(0.6 * (Math.Log(2.8) + Math.Log(4)), double.Parse(fields[2], CultureInfo.InvariantCulture), 9);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Npy_EitherWayRound_IsOneMotif(bool lettersFirst)
    {
        using var stream = new MemoryStream();
        if (lettersFirst)
            NpyFile.Write<float>(stream, [0.7f, 0, 0.1f, 0, 0.1f, 1, 0.1f, 0], 4, 2);
        else
            NpyFile.Write<long>(stream, [7, 1, 1, 1, 0, 0, 10, 0], 2, 4);

        var file = Parse(stream.ToArray(), "filter_3.npy");

        Assert.Equal((MotifFormat.Npy, "filter_3", lettersFirst ? null : 10.0), (file.Format, file.Database.Motifs[0].Id, file.Database.Motifs[0].Sites));
        Assert.Equal([0.7, 0.1, 0.1, 0.1, 0, 0, 1, 0], file.Database.Motifs[0].Ppm.Values.ToArray(), (left, right) => Math.Abs(left - right) < 1e-7);
        var again = Parse(Write(MotifFormat.Npy, file.Database));
        Assert.Equal(0, LargestDifference(file.Database.Motifs[0].Ppm, again.Database.Motifs[0].Ppm));
    }

    [Fact]
    public void Gzip_OfAnyForm_IsUnpacked()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(Header + Two));

        Assert.Equal(2, Parse(packed.ToArray(), "motifs.meme.gz").Database.Motifs.Count);
    }
}
