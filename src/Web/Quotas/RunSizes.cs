using CisLens.Inference.Models;
using CisLens.Inference.Runs;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;

namespace CisLens.Web.Quotas;

/// <summary>What runs will add to what is stored.</summary>
public sealed class RunSizes(DataFolder data, ModelCatalogue catalogue)
{
    /// <summary>Bytes that a run will have written when it is done; 0 where its sequences are gone, because it will only say so.</summary>
    public long Of(RunSpec spec, CancellationToken cancellationToken)
    {
        var folder = data.SequenceSet(spec.Sequences.Id);
        if (!SequenceSet.IsIn(folder))
            return 0;
        using var set = SequenceSet.Open(folder);
        var card = catalogue.Open(spec.Model.Id).Card;
        var fit = FitCount.Of(set, card, cancellationToken);
        return StorageEstimate.Of(spec, card, set, Math.Min(spec.Sequences.Sample ?? long.MaxValue, fit.Fitting), fit.Longest).Bytes;
    }
}
