namespace CisLens.Shared.Runs;

/// <summary>What is known of a method's further array before it is computed.</summary>
/// <param name="Name">Short name, also of its file, e.g. <c>completeness</c>.</param>
/// <param name="Title">The name that people see.</param>
/// <param name="Formula">How its values are made.</param>
/// <param name="Sign">What a positive value means.</param>
/// <param name="Axes">What the axes after the rows run over.</param>
public sealed record MethodArrayInfo(string Name, string Title, string Formula, string Sign, IReadOnlyList<ArrayAxis> Axes);
