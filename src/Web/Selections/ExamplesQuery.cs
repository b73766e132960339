using System.Globalization;
using CisLens.Web.Shell;

namespace CisLens.Web.Selections;

/// <summary>What a person looks at.</summary>
/// <param name="Target">Index of the target by which sequences are placed.</param>
public sealed record ExamplesQuery(int Target) : IPageQuery<ExamplesQuery>
{
    public static ExamplesQuery Of(string uri) => new(new QueryValues(uri).Number("target") ?? 0);

    /// <summary>The query string, beginning with a question mark, or nothing.</summary>
    public override string ToString() => Target > 0 ? string.Create(CultureInfo.InvariantCulture, $"?target={Target}") : "";
}
