using CisLens.Inference.Attribution;
using CisLens.Inference.Attribution.DeepLift;
using CisLens.Inference.Attribution.Paths;
using CisLens.Inference.Attribution.Propagation;
using CisLens.Inference.Attribution.References;
using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Models;
using CisLens.Shared.Runs;
using static TorchSharp.torch;

namespace CisLens.Inference.Runs.Audits.Completeness;

/// <summary>Measures how far contributions miss what they should add up to, pair by pair.</summary>
/// <param name="method">A method with the array of completeness errors.</param>
/// <param name="target">What is explained.</param>
/// <param name="seed">The run's seed.</param>
internal sealed class PairErrors(MethodSpec method, TargetSpec target, long seed)
{
    private readonly MapSource _source = new(method, target, seed);
    private readonly ReferenceOptions _references = (ReferenceOptions)AttributionCatalogue.Options(method);

    /// <summary>Whether a method says by itself how far its contributions miss the change of the output.</summary>
    public static bool Has(MethodSpec method) => AttributionCatalogue.Describe(method).Arrays.Any(array => array.Name == RescaleChecks.Array);

    /// <summary>References of a sequence.</summary>
    public int References => _references.Count;

    /// <summary>The errors of all pairs: one array a sequence, in units of the target.</summary>
    public IReadOnlyList<double[]> Errors(SequenceModel network, IReadOnlyList<ExplainedRow> rows, CancellationToken token)
    {
        var maps = _source.Attribute(network, [.. rows.Select(row => row.Codes)], [.. rows.Select(row => row.Row)], token);
        var errors = maps.Arrays.First(array => array.Name == RescaleChecks.Array).Values;
        return [.. errors.Chunk(errors.Length / rows.Count).Select(row => row.Select(error => (double)Math.Abs(error)).ToArray())];
    }

    /// <summary>The same relative to the change of the output; null for methods whose pairs are not those of one output and reference.</summary>
    public IReadOnlyList<double[]>? Relative(SequenceModel network, IReadOnlyList<ExplainedRow> rows, IReadOnlyList<double[]> errors, CancellationToken token)
    {
        var pairs = errors[0].Length;
        if (method.BothStrands || (pairs != _references.Count && pairs != 1))
            return null;
        using var scope = NewDisposeScope();
        var input = Input(network, rows);
        var change = OutputChange.Of(input, new ReferenceSequences(input, _references), token);
        return [.. errors.Select((row, place) => row.Select((error, pair) => pairs == _references.Count
            ? change.Relative(0, (place * pairs) + pair, change.Of(0, (place * pairs) + pair) + error)
            : change.RelativeOfRow(0, place, change.OfRow(0, place) + error)).ToArray())];
    }

    /// <summary>The layer that loses most of the change of a pair; null for methods that send nothing through layers.</summary>
    public string? LayerAtFault(SequenceModel network, ExplainedRow row, int reference)
    {
        if (method.BothStrands || network.Graph is null || AttributionCatalogue.Get(method.Method) is not (DeepLiftMethod or DeepLiftShapMethod))
            return null;
        using var scope = NewDisposeScope();
        var input = Input(network, [row]);
        var tape = new PairTape(network, input.OneHot, new ReferenceSequences(input, _references).Of(0, 1).narrow(1, reference, 1));
        return tape.LayerAtFault(tape.Signal(input.Targets[0]));
    }

    // Belongs to the dispose scope of the caller.
    private AttributionInput Input(SequenceModel network, IReadOnlyList<ExplainedRow> rows) =>
        _source.Input(network, MapSource.OneHot(network, [.. rows.Select(row => row.Codes)]), [.. rows.Select(row => row.Row)]);
}
