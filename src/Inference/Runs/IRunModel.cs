using CisLens.Inference.Attribution;
using CisLens.Inference.Models;
using CisLens.Inference.Motifs.Filters;
using CisLens.Inference.Prediction;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs;

/// <summary>A loaded model as stages use it: letters in, numbers out. Not for use from two threads at once.</summary>
public interface IRunModel : IDisposable
{
    /// <summary>What the model says of itself.</summary>
    public ModelCard Card { get; }

    /// <summary>The device it computes on, e.g. <c>cpu</c>.</summary>
    public string Device { get; }

    /// <summary>The networks that answer: one, or all replicas, whose answers and maps are averaged.</summary>
    public IReadOnlyList<SequenceModel> Networks { get; }

    /// <summary>Floating-point operations of one prediction, from the layers alone; decides chunk sizes, so it is the same on every machine.</summary>
    /// <param name="length">Bases per sequence.</param>
    public double Operations(int length);

    /// <summary>Numbers that one sequence is answered with.</summary>
    /// <param name="length">Bases per sequence.</param>
    public long OutputValues(int length);

    /// <summary>Predicts.</summary>
    /// <param name="windows">Letters, all of one length; N where padded.</param>
    /// <param name="targets">The scalars wanted besides all outputs.</param>
    /// <param name="rows">Hears how many are done.</param>
    /// <param name="token">Checked before each batch.</param>
    /// <returns>All outputs, and [rows, targets].</returns>
    public (Predictions Outputs, float[] Targets) Predict(
        IReadOnlyList<string> windows, IReadOnlyList<TargetSpec> targets, IProgress<int>? rows, CancellationToken token);

    /// <summary>How many features an embedding has.</summary>
    /// <param name="embedding">The layer and its pooling.</param>
    /// <param name="length">Bases per sequence.</param>
    /// <exception cref="Shared.InputException">There is no such layer, or the pooling does not fit it.</exception>
    public int EmbeddingFeatures(EmbeddingSpec embedding, int length);

    /// <summary>Embeds.</summary>
    /// <param name="windows">Letters, all of one length; N where padded.</param>
    /// <param name="embedding">The layer and its pooling.</param>
    /// <param name="rows">Hears how many are done.</param>
    /// <param name="token">Checked before each batch.</param>
    /// <returns>[rows, features].</returns>
    public float[] Embed(IReadOnlyList<string> windows, EmbeddingSpec embedding, IProgress<int>? rows, CancellationToken token);

    /// <summary>Turns the filters of a layer into motifs.</summary>
    /// <param name="layer">The layer's address.</param>
    /// <param name="rows">Number of sequences.</param>
    /// <param name="read">Gives the windows of some of them: first row and count.</param>
    /// <param name="options">The settings.</param>
    /// <param name="progress">Hears the share that is done, 0 to 1.</param>
    /// <param name="token">Checked before each batch.</param>
    /// <returns>In the order of the filters.</returns>
    /// <exception cref="Shared.InputException">The layer's filters cannot be turned into motifs.</exception>
    public IReadOnlyList<FilterMotif> Filters(
        string layer, long rows, Func<long, int, IReadOnlyList<string>> read, FilterOptions options, IProgress<double>? progress, CancellationToken token);

    /// <summary>Explains.</summary>
    /// <param name="windows">Letters, all of one length; N where padded.</param>
    /// <param name="targets">The scalars that are explained.</param>
    /// <param name="method">The method and its settings.</param>
    /// <param name="draws">What random draws depend on.</param>
    /// <param name="rows">Hears how many are done.</param>
    /// <param name="token">Checked before each batch.</param>
    /// <returns>One entry a target.</returns>
    public IReadOnlyList<AttributionMaps> Attribute(
        IReadOnlyList<string> windows, IReadOnlyList<TargetSpec> targets, MethodSpec method, RowSeeds draws, IProgress<int>? rows, CancellationToken token);
}
