namespace CisLens.Inference.Training.Peaks;

/// <summary>One sequence of a training or test file.</summary>
/// <param name="Name">As in the file.</param>
/// <param name="Codes">Base numbers, see <see cref="Sequences.Bases"/>; all of one length.</param>
/// <param name="Bound">False for a negative that the file holds itself.</param>
public sealed record Peak(string Name, byte[] Codes, bool Bound);
