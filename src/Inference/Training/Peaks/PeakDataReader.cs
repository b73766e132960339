using CisLens.Inference.Sequences;

namespace CisLens.Inference.Training.Peaks;

/// <summary>
/// Reads and divides the public ChIP-seq peaks. Test: the source's own test file, or chromosomes 8 and 9. Validation: every tenth
/// training peak, or chromosome 7. Then validation peaks that share a word of 24 bases with any test peak, and training peaks that
/// share one with any test or validation peak of any factor, are taken out; the test sets stay as they are.
/// </summary>
public static class PeakDataReader
{
    /// <summary>Reads the peaks.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="length">Bases of the network's input.</param>
    /// <param name="mostTrain">Training peaks of a factor at most: the strongest where the file is sorted, else drawn at random.</param>
    /// <param name="mostValidation">Validation peaks of a factor at most.</param>
    /// <param name="seed">Decides the draws and the shuffled test negatives; the same for all replicas.</param>
    /// <exception cref="Shared.InputException">A file is missing or not as expected.</exception>
    public static PeakData Read(string folder, int length, int mostTrain, int mostValidation, long seed)
    {
        var raw = FactorSource.All.Select((source, index) => ReadFactor(source, folder, length, SeededRandom.ForItem(seed, index))).ToArray();
        var ebox = PeakFiles.ReadTable(Path.Combine(folder, FactorSource.EboxCheckFile), length);
        var heldOut = new KmerSet();
        foreach (var peak in raw.SelectMany(split => split.Test).Concat(ebox.Where(peak => peak.Bound)))
            heldOut.Add(peak.Codes);
        var validations = raw.Select(split => Distant(split.Validation, heldOut)).ToArray();
        var kept = validations.Select(distant => Spread(distant, mostValidation)).ToArray();
        foreach (var peak in kept.SelectMany(peaks => peaks))
            heldOut.Add(peak.Codes);

        var splits = new List<Split>();
        var counts = new List<SplitCounts>();
        for (var i = 0; i < raw.Length; i++)
        {
            var distant = Distant(raw[i].Train, heldOut);
            var train = distant.Take(mostTrain).ToList();
            splits.Add(raw[i] with { Train = train, Validation = kept[i] });
            counts.Add(new SplitCounts(
                FactorSource.All[i].Factor,
                raw[i].Train.Count + raw[i].Validation.Count + raw[i].Test.Count,
                raw[i].Test.Count,
                raw[i].Validation.Count - validations[i].Count,
                kept[i].Count,
                raw[i].Train.Count - distant.Count,
                distant.Count - train.Count + validations[i].Count - kept[i].Count,
                train.Count));
        }
        return new PeakData([.. FactorSource.All.Select(source => source.Factor)], splits, counts, ebox);
    }

    private static Split ReadFactor(FactorSource source, string folder, int length, SeededRandom random) =>
        source.TestFile is null ? ByChromosome(source, folder, length, random) : ByFile(source, folder, length);

    private static Split ByFile(FactorSource source, string folder, int length)
    {
        var peaks = PeakFiles.ReadTable(Path.Combine(folder, source.TrainFile), length);
        var test = PeakFiles.ReadTable(Path.Combine(folder, source.TestFile!), length);
        var validation = peaks.Where((_, index) => index % FactorSource.ValidationEvery == FactorSource.ValidationEvery / 2).ToHashSet();
        return new Split(
            [.. peaks.Where(peak => !validation.Contains(peak))], [.. peaks.Where(validation.Contains)],
            [.. test.Where(peak => peak.Bound)], [.. test.Where(peak => !peak.Bound)]);
    }

    private static Split ByChromosome(FactorSource source, string folder, int length, SeededRandom random)
    {
        var byChromosome = PeakFiles.ReadFasta(Path.Combine(folder, source.TrainFile), length).ToLookup(peak => peak.Name.Split(':')[0]);
        var held = FactorSource.TestChromosomes.Append(FactorSource.ValidationChromosome).ToArray();
        var train = byChromosome.Where(group => !held.Contains(group.Key)).SelectMany(group => group).ToArray();
        random.Shuffle<Peak>(train);
        Peak[] test = [.. FactorSource.TestChromosomes.SelectMany(chromosome => byChromosome[chromosome])];
        return new Split(train, [.. byChromosome[FactorSource.ValidationChromosome]], test, [.. test.Select(peak => Shuffled(peak, random))]);
    }

    private static Peak Shuffled(Peak peak, SeededRandom random)
    {
        var codes = (byte[])peak.Codes.Clone();
        DinucleotideShuffle.Shuffle(codes, random);
        return new Peak($"{peak.Name}_shuffled", codes, false);
    }

    private static List<Peak> Distant(IEnumerable<Peak> peaks, KmerSet heldOut) =>
        [.. peaks.Where(peak => !heldOut.SharesWordWith(peak.Codes))];

    // Evenly over the list, which is sorted by strength or by chromosome.
    private static List<Peak> Spread(List<Peak> peaks, int most) =>
        peaks.Count <= most ? peaks : [.. Enumerable.Range(0, most).Select(i => peaks[(int)((long)i * peaks.Count / most)])];
}
