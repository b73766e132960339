namespace CisLens.Web.Embeddings;

/// <summary>Something that points can be coloured by.</summary>
/// <param name="Key"><c>label</c>, <c>group</c>, <c>prediction/0</c> or <c>added/name</c>.</param>
/// <param name="Title">What people read.</param>
public sealed record ColumnLine(string Key, string Title);
