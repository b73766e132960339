using System.Globalization;
using System.Text;
using CisLens.Inference.Training.Peaks;

namespace CisLens.Inference.Training;

/// <summary>The tab-separated tables that lie beside the weights.</summary>
internal static class TrainingTables
{
    /// <summary>All figures of all replicas, and of the mean of their logits.</summary>
    public static string Performance(IReadOnlyList<TrainedReplica> replicas, IReadOnlyList<PeakScore> ofMean)
    {
        var text = new StringBuilder("replica\toutput\tpositives\tnegatives\tn_positives\tn_negatives\tauroc\tauroc_low\tauroc_high\tauprc\tauprc_low\tauprc_high\n");
        foreach (var replica in replicas)
            foreach (var score in replica.Scores)
                Append(text, replica.Weights.Replica!, score);
        foreach (var score in ofMean)
            Append(text, "mean", score);
        return text.ToString();
    }

    /// <summary>What became of the peaks.</summary>
    public static string Split(IReadOnlyList<SplitCounts> counts)
    {
        var text = new StringBuilder("factor\tread\ttest\tvalidation\tvalidation_removed_near_test\ttrain\ttrain_removed_near_held_out\tnot_drawn\n");
        foreach (var c in counts)
            text.Append(CultureInfo.InvariantCulture,
                $"{c.Factor}\t{c.Read}\t{c.Test}\t{c.Validation}\t{c.ValidationNearTest}\t{c.Train}\t{c.TrainNearHeldOut}\t{c.NotDrawn}\n");
        return text.ToString();
    }

    /// <summary>The passes of a training.</summary>
    public static string Epochs(IReadOnlyList<EpochReport> epochs)
    {
        var text = new StringBuilder("pass\ttrain_loss\tvalidation_loss\tvalidation_mean_auprc\tbest\n");
        foreach (var epoch in epochs)
            text.Append(CultureInfo.InvariantCulture,
                $"{epoch.Epoch}\t{epoch.TrainLoss:F4}\t{epoch.ValidationLoss:F4}\t{epoch.MeanAuprc:F4}\t{(epoch.IsBest ? 1 : 0)}\n");
        return text.ToString();
    }

    private static void Append(StringBuilder text, string replica, PeakScore s) => text.Append(CultureInfo.InvariantCulture,
        $"{replica}\t{s.Output}\t{s.Positives}\t{s.Negatives}\t{s.Auroc.Positives}\t{s.Auroc.Negatives}\t{s.Auroc.Value:F4}\t{s.Auroc.Low:F4}\t{s.Auroc.High:F4}\t{s.Auprc.Value:F4}\t{s.Auprc.Low:F4}\t{s.Auprc.High:F4}\n");
}
