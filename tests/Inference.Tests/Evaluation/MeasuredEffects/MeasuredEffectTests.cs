using System.IO.Compression;
using CisLens.Inference.Evaluation.MeasuredEffects;
using CisLens.Inference.Sequences;
using CisLens.Shared;

namespace CisLens.Inference.Tests.Evaluation.MeasuredEffects;

public sealed class MeasuredEffectTests
{
    private const string Header = "Chrom\tPos\tRef\tAlt\tBarcodes\tCoefficient\tElement\n";

    [SkippableFact]
    public void Read_TertPromoter_HasItsTwoCancerMutationsOnTop()
    {
        var (element, bases, first) = Tert();
        var variants = Variants().Where(variant => variant.Element == element).ToList();
        var largest = variants.OrderByDescending(variant => variant.Effect).Take(2).ToList();

        Assert.True(variants.Count > 600, $"{variants.Count} changes");
        Assert.Equal([1295113, 1295135], largest.Select(variant => variant.Position));
        Assert.All(largest, variant => Assert.Equal(('G', 'A'), (variant.Reference, variant.Alternative)));
        Assert.All(variants, variant => Assert.Equal(bases[(int)(variant.Position - first)], variant.Reference));
    }

    [SkippableFact]
    public void Of_MeasuredEffectsThemselves_AgreeWhollyAndShuffledOnesDoNot()
    {
        var (element, bases, first) = Tert();
        var variants = Variants().Where(variant => variant.Element == element).ToList();
        var predicted = new float[4 * bases.Length];
        foreach (var variant in variants)
            predicted[(Bases.Letters.IndexOf(variant.Alternative, StringComparison.Ordinal) * bases.Length) + (int)(variant.Position - first)] = (float)variant.Effect;
        float[] map = [.. Enumerable.Range(0, bases.Length).Select(i => -(float)variants.Where(variant => variant.Position - first == i).Select(variant => variant.Effect).DefaultIfEmpty(0).Average())];
        var shuffled = (float[])predicted.Clone();
        new SeededRandom(1).Shuffle<float>(shuffled);

        var same = EffectAgreement.Of(bases, first, variants, predicted, map, 1);
        var broken = EffectAgreement.Of(bases, first, variants, shuffled, new float[bases.Length], 1);

        Assert.Equal(variants.Count, same.Variants);
        Assert.Equal(1, same.Effects!.Low, 1e-6);
        Assert.Equal(1, same.EffectRanks!.Low, 1e-3);
        Assert.True(same.Map.Low > 0.99);
        Assert.True(broken.Effects!.Low < 0.05 && broken.Effects.High > -0.05, $"{broken.Effects}");
        Assert.Equal(0, broken.Map.Value);
    }

    [Fact]
    public void Read_DeletionsAndFewBarcodes_ArePassedOver()
    {
        var text = Header + "1\t10\tG\tA\t20\t-0.5\tE\n1\t10\tG\t-\t20\t1\tE\n1\t11\tc\tt\t9\t1\tE\n";

        Assert.Equal([new MeasuredVariant("E", 10, 'G', 'A', -0.5)], MeasuredEffectFile.Read(new StringReader(text), "effects.tsv", 10));
    }

    [Theory]
    [InlineData("Chrom\tPos\tRef\n", "no column 'Alt'")]
    [InlineData(Header + "1\t10\tG\tA\t20\tlow\tE\n", "line 2: 'low'")]
    [InlineData(Header + "1\t10\tG\tA\n", "line 2, has 4 fields")]
    [InlineData("", "is empty")]
    public void Read_BadTables_AreRefusedWithTheirLine(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<InputException>(() => MeasuredEffectFile.Read(new StringReader(text), "effects.tsv", 10)).Message, StringComparison.Ordinal);

    [Fact]
    public void Of_OtherReferenceBase_IsRefused()
    {
        MeasuredVariant[] variants = [new("E", 5, 'A', 'C', 1), new("E", 6, 'T', 'C', 1)];
        var error = Assert.Throws<InputException>(() => EffectAgreement.Of("ACGT", 5, variants, new float[16], new float[4], 1));

        Assert.Contains("At position 6 the table says T and the sequence has C", error.Message, StringComparison.Ordinal);
    }

    private static (string Element, string Bases, long First) Tert()
    {
        var lines = File.ReadAllLines(PathOf("elements_GRCh38.fa"));
        var header = lines[0][1..].Split(' ');
        return (header[0], lines[1], long.Parse(header[1].Split(':')[1].Split('-')[0], System.Globalization.CultureInfo.InvariantCulture));
    }

    private static IReadOnlyList<MeasuredVariant> Variants()
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(PathOf("variants_GRCh38.tsv.gz")), CompressionMode.Decompress));
        return MeasuredEffectFile.Read(reader, "variants_GRCh38.tsv.gz", 10);
    }

    private static string PathOf(string file) => Path.Combine(GoldenFolders.Sequences(), "mpra-saturation-mutagenesis", file);
}
