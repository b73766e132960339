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
    /// <param name="limits">How many, and how long.</param>
    /// <exception cref="Shared.InputException">A file is missing or not as expected.</exception>
    public static PeakData Read(string folder, PeakLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var raw = FactorSource.All.Select((source, index) => ReadFactor(source, folder, limits.Length, SeededRandom.ForItem(limits.Seed, index))).ToArray();
        var ebox = PeakFiles.ReadTable(Path.Combine(folder, FactorSource.EboxCheckFile), limits.Length);
        var heldOut = KmerSet.Of(raw.SelectMany(split => split.Test).Concat(ebox.Where(peak => peak.Bound)));
        var validations = raw.Select(split => Distant(split.Validation, heldOut)).ToArray();
        var kept = validations.Select(distant => Spread(distant, limits.MostValidation)).ToArray();
        foreach (var peak in kept.SelectMany(peaks => peaks))
            heldOut.Add(peak.Codes);

        var splits = new List<Split>();
        var counts = new List<SplitCounts>();
        for (var i = 0; i < raw.Length; i++)
        {
            var distant = Distant(raw[i].Train, heldOut);
            splits.Add(raw[i] with { Train = distant.Take(limits.MostTrain).ToList(), Validation = kept[i] });
            counts.Add(Count(FactorSource.All[i].Factor, raw[i], splits[i], validations[i].Count, distant.Count));
        }
        return new PeakData([.. FactorSource.All.Select(source => source.Factor)], splits, counts, ebox);
    }

    private static SplitCounts Count(string factor, Split raw, Split kept, int distantValidation, int distantTrain) => new(
        factor,
        raw.Train.Count + raw.Validation.Count + raw.Test.Count,
        raw.Test.Count,
        raw.Validation.Count - distantValidation,
        kept.Validation.Count,
        raw.Train.Count - distantTrain,
        distantTrain - kept.Train.Count + distantValidation - kept.Validation.Count,
        kept.Train.Count);

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
