using CisLens.Web.Shell;

namespace CisLens.Web.Bundles;

/// <summary>What a person looks at.</summary>
/// <param name="With">The run that a run is compared with; empty for the newest with the same specification.</param>
public sealed record CompareQuery(string With) : IPageQuery<CompareQuery>
{
    public static CompareQuery Of(string uri) => new(new QueryValues(uri).Text("with") ?? "");

    /// <summary>The query string, beginning with a question mark, or nothing.</summary>
    public override string ToString() => With.Length > 0 ? $"?with={Uri.EscapeDataString(With)}" : "";
}
