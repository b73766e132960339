using CisLens.Inference.Evaluation.Edits;

namespace CisLens.Inference.Evaluation.Faithfulness;

/// <summary>
/// Plans the mutation experiment of the DNABERT case study (Transforming Genomic Interpretability): the k highest-scoring bases of a
/// sequence are replaced at once, and as many at random. Each position has one replacement for all maps and levels, so that maps differ
/// only by what they point at; a random draw has replacements and an order of positions of its own, of which level k takes the first k.
/// Added to it are random blocks, replacements that keep the number of pairs of neighbors, and the reverse: the bases put into shuffles.
/// </summary>
/// <param name="options">The settings.</param>
/// <param name="seed">The run's seed.</param>
internal sealed class FaithfulnessPlanner(FaithfulnessOptions options, long seed)
{
    // Stands for an edit that is not made.
    private const int None = -1;

    private readonly IReadOnlyList<MutationLevel> _levels = options.AllLevels;

    /// <summary>Adds all edits of a sequence, for all maps that are asked about.</summary>
    /// <param name="row">The sequence and its maps.</param>
    /// <param name="isAsked">Whether a map, given by its number, is asked about.</param>
    /// <param name="sequences">Where the edits are gathered.</param>
    public RowPlan Plan(ExplainedRow row, Func<int, bool> isAsked, EditedSequences sequences)
    {
        var random = new RowRandom(seed, row.Row);
        var known = new KnownPositions(row.Codes);
        int[] counts = [.. _levels.Select(level => level.Bases(known.Count))];
        var ranked = row.Maps.Select((map, number) => isAsked(number) ? known.Ranked(map) : null).ToList();
        var backgrounds = Enumerable.Range(0, options.Backgrounds).Select(number => Replacements.Shuffled(row.Codes, random.Of(RowDraw.Background, number))).ToList();
        var places = new List<int[]>();
        var original = sequences.Add(row.Codes);
        var others = Replacements.OtherBases(row.Codes, random.Of(RowDraw.Replacement, 0));
        var shuffled = Replacements.Shuffled(row.Codes, random.Of(RowDraw.ShuffledReplacement, 0));
        var atRandom = Draws(options.Draws, RowDraw.Places, Replacements.OtherBases, places);
        return new RowPlan
        {
            Original = original,
            Counts = counts,
            Mutated = ForMaps(1, order => Levels(row.Codes, order, others)),
            ShuffleMutated = ForMaps(1, order => Levels(row.Codes, order, shuffled)),
            Random = atRandom,
            Places = places,
            ShuffleRandom = Draws(options.ShuffledDraws, RowDraw.ShuffledPlaces, Replacements.Shuffled, []),
            Blocks = ForMaps(options.BlockDraws, order => Enumerable.Range(0, options.BlockDraws).SelectMany(draw => Blocks(order, draw))),
            Backgrounds = [.. backgrounds.Select(background => sequences.Add(background))],
            Inserted = ForMaps(options.Backgrounds, order => backgrounds.SelectMany(background => Levels(background, order, row.Codes))),
        };

        int[] ForMaps(int draws, Func<int[], IEnumerable<int>> plan) =>
            [.. ranked.SelectMany(order => order is null ? Enumerable.Repeat(None, draws * counts.Length) : plan(order))];

        IEnumerable<int> Levels(byte[] codes, int[] order, byte[] bases) =>
            counts.Select(count => sequences.Add(Replacements.Apply(codes, order.AsSpan(0, count), bases)));

        int[] Draws(int draws, RowDraw purpose, ReplacementRule rule, List<int[]> orders)
        {
            var numbers = new List<int>(draws * counts.Length);
            for (var draw = 0; draw < draws; draw++)
            {
                var source = random.Of(purpose, draw);
                var order = known.Shuffled(source);
                orders.Add(order);
                numbers.AddRange(Levels(row.Codes, order, rule(row.Codes, source)));
            }
            return [.. numbers];
        }

        // What is drawn depends on the lengths of the runs and not on the map, so maps that agree share their blocks.
        IEnumerable<int> Blocks(int[] order, int draw) => counts.Select((count, level) =>
        {
            var source = random.Of(RowDraw.Blocks, (draw * counts.Length) + level);
            var bases = Replacements.OtherBases(row.Codes, source);
            return sequences.Add(Replacements.Apply(row.Codes, known.Blocks(order.AsSpan(0, count), source), bases));
        });
    }

    private delegate byte[] ReplacementRule(ReadOnlySpan<byte> codes, Sequences.SeededRandom random);
}
