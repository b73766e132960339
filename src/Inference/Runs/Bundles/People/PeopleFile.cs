namespace CisLens.Inference.Runs.Bundles.People;

/// <summary>A file of what people said and chose of a run after it ended.</summary>
/// <param name="Name">Its name below <c>people/</c>.</param>
/// <param name="Description">What it is.</param>
/// <param name="Text">Its content.</param>
public sealed record PeopleFile(string Name, string Description, string Text);
