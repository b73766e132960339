namespace CisLens.Web.Sequences;

/// <summary>The sequence sets of a project.</summary>
public sealed record SequenceSetList(string ProjectName, IReadOnlyList<SequenceSetLine> Sets);
