namespace CisLens.Web.Shell;

/// <summary>One step of the trail above a page's title.</summary>
public sealed record Crumb(string Text, string Href)
{
    public static Crumb Projects { get; } = new("Projects", "projects");

    public static Crumb Project(string id, string name) => new(name, $"projects/{id}");

    public static Crumb Sequences(string project) => new("Sequences", $"projects/{project}/sequences");

    public static Crumb Models(string project) => new("Models", $"projects/{project}/models");

    public static Crumb Runs(string project) => new("Runs", $"projects/{project}/runs");

    public static Crumb MotifDatabases(string project) => new("Motif databases", $"projects/{project}/motif-databases");

    public static Crumb Run(string project, string run, string name) => new(name, $"projects/{project}/runs/{run}");
}
