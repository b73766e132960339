namespace CisLens.Inference.Training.Peaks;

/// <summary>What became of the peaks of one factor: nothing is dropped without being counted.</summary>
/// <param name="Factor">The output's name.</param>
/// <param name="Read">Peaks in the files.</param>
/// <param name="Test">Peaks of the test.</param>
/// <param name="ValidationNearTest">Peaks taken out of the validation because they share a word with a test peak of any factor.</param>
/// <param name="Validation">Peaks of the validation.</param>
/// <param name="TrainNearHeldOut">Peaks taken out of the training because they share a word with a test or validation peak of any factor.</param>
/// <param name="NotDrawn">Peaks left out to keep the training set small.</param>
/// <param name="Train">Peaks of the training.</param>
public sealed record SplitCounts(
    string Factor, int Read, int Test, int ValidationNearTest, int Validation, int TrainNearHeldOut, int NotDrawn, int Train);
