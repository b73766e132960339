using System.Globalization;
using CisLens.Web.Shell;

namespace CisLens.Web.External;

/// <summary>What a person looks at.</summary>
/// <param name="Target">Index of the target whose maps are compared.</param>
public sealed record ExternalQuery(int Target) : IPageQuery<ExternalQuery>
{
    public static ExternalQuery Of(string uri) => new(new QueryValues(uri).Number("target") ?? 0);

    /// <summary>The query string, beginning with a question mark, or nothing.</summary>
    public override string ToString() => Target > 0 ? string.Create(CultureInfo.InvariantCulture, $"?target={Target}") : "";
}
