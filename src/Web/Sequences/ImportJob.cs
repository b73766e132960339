namespace CisLens.Web.Sequences;

/// <summary>A file that waits to be read into a set.</summary>
/// <param name="Set">The set's id.</param>
/// <param name="File">Where the file lies; deleted when it was read.</param>
/// <param name="Name">The file's name as the person knows it.</param>
public sealed record ImportJob(string Set, string File, string Name);
