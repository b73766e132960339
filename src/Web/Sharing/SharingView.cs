namespace CisLens.Web.Sharing;

/// <summary>The links to a run.</summary>
public sealed record SharingView(string Project, string Run, IReadOnlyList<ShareLine> Links);
