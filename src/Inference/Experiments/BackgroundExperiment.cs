using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Sequences;

namespace CisLens.Inference.Experiments;

/// <summary>
/// An experiment on a model: every arm edits the same backgrounds, and arms are compared background by background. Arm 0 leaves them as
/// they are. Marginalization is arm 1 minus arm 0; its mean is the global importance of Koo et al. (PLoS Computational Biology 2021).
/// </summary>
public sealed class BackgroundExperiment
{
    private readonly IReadOnlyList<byte[]> _backgrounds;
    private readonly EditedSequences _sequences;
    private readonly List<int[]> _arms;

    /// <summary>Begins with the arm that leaves the backgrounds as they are.</summary>
    /// <param name="backgrounds">Base numbers, all of one length, see <see cref="Bases"/>; at least one.</param>
    public BackgroundExperiment(IReadOnlyList<byte[]> backgrounds)
    {
        ArgumentNullException.ThrowIfNull(backgrounds);
        _backgrounds = backgrounds;
        _sequences = new EditedSequences(backgrounds[0].Length);
        _arms = [[.. backgrounds.Select(codes => _sequences.Add(codes))]];
    }

    /// <summary>Sequences wanted by all arms, equal ones counted each time.</summary>
    public long Wanted => _sequences.Added;

    /// <summary>Different sequences among them.</summary>
    public int Different => _sequences.Count;

    /// <summary>The sequences of an arm.</summary>
    /// <param name="arm">Its number.</param>
    public IEnumerable<byte[]> Sequences(int arm) => _arms[arm].Select(number => _sequences[number].ToArray());

    /// <summary>Adds an arm that writes the same motifs over every background; of motifs that overlap the later one wins.</summary>
    /// <returns>Its number.</returns>
    public int Add(params IReadOnlyList<MotifPlacement> placements)
    {
        ArgumentNullException.ThrowIfNull(placements);
        return Add((_, codes) =>
        {
            foreach (var placement in placements)
                placement.Apply(codes);
        });
    }

    /// <summary>Adds an arm.</summary>
    /// <param name="edit">Changes a copy of a background, given with its number.</param>
    /// <returns>Its number.</returns>
    public int Add(Action<int, byte[]> edit)
    {
        ArgumentNullException.ThrowIfNull(edit);
        _arms.Add([.. _backgrounds.Select((background, number) =>
        {
            var codes = (byte[])background.Clone();
            edit(number, codes);
            return _sequences.Add(codes);
        })]);
        return _arms.Count - 1;
    }

    /// <summary>Asks the model about all arms at once; equal sequences are asked about once.</summary>
    /// <param name="evaluator">The model and the targets.</param>
    /// <param name="token">Checked before each batch.</param>
    public ExperimentOutputs Run(EditEvaluator evaluator, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        var asked = evaluator.Run(_sequences, token);
        var targets = evaluator.Targets;
        var values = new float[_arms.Count * _backgrounds.Count * targets];
        for (var arm = 0; arm < _arms.Count; arm++)
            for (var background = 0; background < _backgrounds.Count; background++)
                asked.AsSpan(_arms[arm][background] * targets, targets).CopyTo(values.AsSpan(((arm * _backgrounds.Count) + background) * targets));
        return new ExperimentOutputs(values, _arms.Count, _backgrounds.Count, targets);
    }
}
