namespace CisLens.Inference.Training;

/// <summary>What one pass over the training examples brought.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="TrainLoss">Mean loss of the steps, with dropout.</param>
/// <param name="ValidationLoss">Loss on the validation examples, without.</param>
/// <param name="Auprc">Area under the precision-recall curve of each output on the validation examples.</param>
/// <param name="IsBest">Whether the mean of these areas is the largest so far; the weights are then kept.</param>
/// <param name="Duration">How long it took.</param>
public sealed record EpochReport(
    int Epoch, double TrainLoss, double ValidationLoss, IReadOnlyList<double> Auprc, bool IsBest, TimeSpan Duration)
{
    /// <summary>The mean area over the outputs, by which training is judged.</summary>
    public double MeanAuprc => Auprc.Average();
}
