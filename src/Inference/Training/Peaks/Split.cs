namespace CisLens.Inference.Training.Peaks;

/// <summary>The peaks of one factor, divided.</summary>
/// <param name="Train">What the network learns from.</param>
/// <param name="Validation">What decides when training stops; the network never learns from it.</param>
/// <param name="Test">What the published numbers are measured on; used for nothing else.</param>
/// <param name="TestNegatives">The unbound sequences of the test.</param>
public sealed record Split(IReadOnlyList<Peak> Train, IReadOnlyList<Peak> Validation, IReadOnlyList<Peak> Test, IReadOnlyList<Peak> TestNegatives)
{
    /// <summary>All peaks of the factor that are used.</summary>
    public IEnumerable<Peak> Peaks => Train.Concat(Validation).Concat(Test);
}
