namespace CisLens.Web.Bundles;

/// <summary>The bundles that become runs of a project.</summary>
public sealed record ImportView(string Project, IReadOnlyList<BundleImportLine> Imports);
