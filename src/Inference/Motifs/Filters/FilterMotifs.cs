using CisLens.Inference.Models;
using CisLens.Inference.Models.Layers;
using CisLens.Inference.Sequences;
using static TorchSharp.torch;

namespace CisLens.Inference.Motifs.Filters;

/// <summary>
/// Motifs of the filters of a convolution layer: the letters of the stretches that activate a filter strongly, counted
/// (Alipanahi et al. 2015; Kelley et al. 2016, Basset). For a deeper layer the stretch is all that a value sees. Sequences are read
/// twice: first for the largest activations, then for the sites. A stretch that reaches into padding or holds an unknown base is
/// no site. A model that answers for both strands is looked at on both.
/// </summary>
public static class FilterMotifs
{
    /// <summary>Turns all filters of a layer into motifs.</summary>
    /// <param name="model">The model.</param>
    /// <param name="address">The layer's address, one of <see cref="FilterLayer.Of(ModelCard)"/>.</param>
    /// <param name="rows">Number of sequences.</param>
    /// <param name="read">Gives the windows of some of them: first row and count; letters, all of the same length.</param>
    /// <param name="options">The settings.</param>
    /// <param name="progress">Hears the share that is done, 0 to 1.</param>
    /// <param name="token">Checked before each batch.</param>
    /// <returns>In the order of the filters.</returns>
    /// <exception cref="Shared.InputException">There is no such layer, or the length does not fit.</exception>
    public static IReadOnlyList<FilterMotif> Of(
        SequenceModel model, string address, long rows, Func<long, int, IReadOnlyList<string>> read, FilterOptions options,
        IProgress<double>? progress, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(options);
        var layer = FilterLayer.Find(model.Card, address);
        var chosen = (int)Math.Min(rows, options.MaxSequences);
        var strongest = Enumerable.Range(0, layer.Filters).Select(_ => new StrongestValues(options)).ToArray();
        Visit(model, layer, rows, chosen, read, batch => batch.AddTo(strongest), part => progress?.Report(part / 2), token);
        var sites = strongest.Select(values => new FilterSites(layer.Window, values.Threshold, options.OnePerSequence)).ToArray();
        Visit(model, layer, rows, chosen, read, batch => batch.AddTo(sites), part => progress?.Report((1 + part) / 2), token);
        var weights = layer.SeesBases ? Weights(model, layer) : null;
        return [.. sites.Select((found, filter) => new FilterMotif(
            filter, strongest[filter].Maximum, found.Threshold, found.Sites, found.Sequences, chosen == 0 ? 0 : (double)found.Sequences / chosen,
            found.Sites > 0 ? new Pfm(found.Counts) : null, weights?[filter]))];
    }

    private static void Visit(
        SequenceModel model, FilterLayer layer, long rows, int chosen, Func<long, int, IReadOnlyList<string>> read,
        Action<FilterBatch> visit, Action<double> progress, CancellationToken token)
    {
        var unknown = model.Card.Input.Unknown == UnknownRule.Quarter ? UnknownBase.Quarter : UnknownBase.Zeros;
        // A tape keeps what a backward pass would.
        var size = chosen == 0 ? 1 : BatchSize.For(model, read(0, 1)[0].Length, gradient: true);
        Batches.Run(chosen, size, (start, count) =>
        {
            using var mode = inference_mode();
            using var scope = NewDisposeScope();
            var windows = Read(rows, chosen, start, count, read);
            var input = model.ToInput([.. windows.SelectMany(window => OneHot.Encode(window, unknown))], count);
            var outputs = model.LayerOutputs(input, layer.ReadAt).Select(output => (Values: output.ToFloats(), Positions: (int)output.shape[2])).ToList();
            visit(new FilterBatch([.. windows.Select(window => Bases.Encode(window))], [.. outputs.Select(output => output.Values)], layer.Filters, outputs[0].Positions));
            progress((double)(start + count) / chosen);
        }, token);
    }

    /// <summary>Neighbouring windows where all sequences are looked at, else windows spread evenly.</summary>
    private static IReadOnlyList<string> Read(long rows, int chosen, long start, int count, Func<long, int, IReadOnlyList<string>> read) => rows == chosen
        ? read(start, count)
        : [.. Enumerable.Range(0, count).Select(index => read((start + index) * rows / chosen, 1)[0])];

    /// <summary>The weights of each filter, letters in the order A C G T whatever the model's order of channels.</summary>
    private static Cwm[] Weights(SequenceModel model, FilterLayer layer)
    {
        using var scope = NewDisposeScope();
        var convolution = (Conv1d)model.Graph!.Find(layer.Address);
        var weights = model.FromChannelOrder(convolution.Weight).ToFloats();
        var width = convolution.KernelSize;
        var matrices = new Cwm[layer.Filters];
        for (var filter = 0; filter < matrices.Length; filter++)
        {
            var values = new double[4 * layer.Window.Size];
            for (var letter = 0; letter < 4; letter++)
                for (var column = 0; column < width; column++)
                    values[(column * convolution.Dilation * 4) + letter] = weights[(((filter * 4) + letter) * width) + column];
            matrices[filter] = new Cwm(values);
        }
        return matrices;
    }
}
