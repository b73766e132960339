namespace CisLens.Web.Shell;

/// <summary>One step of the trail above a page's title.</summary>
/// <param name="Text">What is shown.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Project">The project that one must see to go there; empty for whoever is signed in, null for everybody on the page.</param>
public sealed record Crumb(string Text, string Href, string? Project = null)
{
    public static Crumb Projects { get; } = new("Projects", "projects", "");

    public static Crumb OfProject(string id, string name) => new(name, $"projects/{id}", id);

    public static Crumb Sequences(string project) => new("Sequences", $"projects/{project}/sequences", project);

    public static Crumb Models(string project) => new("Models", $"projects/{project}/models", project);

    public static Crumb Runs(string project) => new("Runs", $"projects/{project}/runs", project);

    public static Crumb MotifDatabases(string project) => new("Motif databases", $"projects/{project}/motif-databases", project);

    public static Crumb Run(string project, string run, string name) => new(name, $"projects/{project}/runs/{run}");
}
