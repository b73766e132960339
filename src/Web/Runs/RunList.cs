using CisLens.Web.Shell;

namespace CisLens.Web.Runs;

/// <summary>The runs of a project, newest first.</summary>
public sealed record RunList(string ProjectName, IReadOnlyList<RunLine> Runs);
