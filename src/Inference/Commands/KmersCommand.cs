using System.CommandLine;
using System.Globalization;
using CisLens.Inference.Sequences;
using CisLens.Inference.Sequences.Kmers;
using CisLens.Shared;
using CisLens.Shared.Arrays;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Commands;

/// <summary><c>kmers</c>: the words of each sequence, counted or weighted by scores, the largest by size first.</summary>
internal static class KmersCommand
{
    public static Command Create()
    {
        var sequences = new Option<string>("--sequences", "-s") { Description = "FASTA, TSV, CSV or one sequence a line; also .gz", Required = true };
        var output = new Option<string>("--out", "-o") { Description = "file for the table: sequence, kmer, value", Required = true };
        var k = new Option<int>("-k") { Description = $"bases of a word, 1 to {KmerCounts.Longest}; with --gapped the most bases", DefaultValueFactory = _ => 6 };
        var gapped = new Option<bool>("--gapped") { Description = "words with gaps, from 3 bases on; neighbouring bases are at most --max-gap apart" };
        var maxGap = new Option<int>("--max-gap") { Description = "largest step between neighbouring bases of a gapped word; 1 means adjacent", DefaultValueFactory = _ => 2 };
        var maxLength = new Option<int>("--max-length") { Description = "most positions of a gapped word", DefaultValueFactory = _ => 10 };
        var top = new Option<int>("--top") { Description = "words of each sequence that are written", DefaultValueFactory = _ => 1000 };
        var scores = new Option<string?>("--scores") { Description = "array [sequences, length] (.npy) of scores: each occurrence counts the scores under it, in a gapped word their mean" };
        var command = new Command("kmers", "Count the words of sequences, or the scores under them.") { sequences, output, k, gapped, maxGap, maxLength, top, scores };
        command.SetAction((parsed, token) => Task.Run(
            () =>
            {
                var words = parsed.GetValue(k);
                if (words is < 1 or > KmerCounts.Longest)
                    throw new InputException($"Words of {words} bases cannot be counted; choose 1 to {KmerCounts.Longest}.");
                var options = parsed.GetValue(gapped)
                    ? new GappedKmerOptions { MinK = Math.Min(3, words), MaxK = words, MaxGap = parsed.GetValue(maxGap), MaxLen = parsed.GetValue(maxLength), MaxGkmers = parsed.GetValue(top) }
                    : null;
                Run(parsed.GetRequiredValue(sequences), parsed.GetRequiredValue(output), words, options, parsed.GetValue(top), parsed.GetValue(scores), token);
            },
            CancellationToken.None));
        return command;
    }

    private static void Run(string sequences, string output, int k, GappedKmerOptions? gapped, int top, string? scores, CancellationToken token)
    {
        var work = Directory.CreateTempSubdirectory("cislens-kmers-").FullName;
        try
        {
            using var set = SequencesOfFile.Import(sequences, Path.Combine(work, "sequences"), token);
            var weights = scores is null ? null : Scores(scores, set);
            using var writer = File.CreateText(output);
            writer.NewLine = "\n";
            writer.WriteLine("sequence\tkmer\tvalue");
            foreach (var (row, sequence) in SequencesOfFile.All(set).Index())
            {
                token.ThrowIfCancellationRequested();
                foreach (var (word, value) in Words(sequence, Row(weights, row, sequence), k, gapped, top))
                    writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sequence.Id}\t{word}\t{value:G9}"));
            }
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static IEnumerable<(string Word, double Value)> Words(NamedSequence sequence, ReadOnlySpan<float> scores, int k, GappedKmerOptions? gapped, int top)
    {
        var codes = Bases.Encode(sequence.Bases);
        if (gapped is not null)
            return GappedKmers.Of(codes, gapped, scores).Select(kmer => (kmer.Letters, kmer.Value));
        return KmerCounts.Of(codes, k, scores).Index().Where(count => count.Item != 0).OrderByDescending(count => Math.Abs(count.Item)).Take(top)
            .Select(count => (KmerCounts.Letters(count.Index, k), (double)count.Item));
    }

    private static NpyArray<float> Scores(string path, SequenceSet set)
    {
        if (!File.Exists(path))
            throw new InputException($"There is no file {path}; give an array of scores.", path);
        var scores = NpyFile.Read<float>(path);
        return scores.Shape.Length == 2 && scores.Shape[0] == set.Count
            ? scores
            : throw new InputException($"{Path.GetFileName(path)} has the shape [{string.Join(", ", scores.Shape)}]; scores of {set.Count:N0} sequences have the shape [{set.Count}, length].", path);
    }

    private static ReadOnlySpan<float> Row(NpyArray<float>? scores, int row, NamedSequence sequence)
    {
        if (scores is null)
            return [];
        var length = (int)scores.Shape[1];
        return sequence.Length == length
            ? scores.Data.AsSpan(row * length, length)
            : throw new InputException($"Sequence {sequence.Id} has {sequence.Length:N0} bases but {length:N0} scores; give one score a base.");
    }
}
