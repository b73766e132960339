using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace CisLens.Web.Shell;

/// <summary>The values in the query of an address; what is missing or cannot be read is null.</summary>
public sealed class QueryValues(string uri)
{
    private readonly Dictionary<string, StringValues> _values = QueryHelpers.ParseQuery(new Uri(uri).Query);

    public string? Text(string key) => _values.TryGetValue(key, out var text) && text.ToString() is { Length: > 0 } found ? found : null;

    public int? Number(string key) => int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public T? Choice<T>(string key)
        where T : struct, Enum => Enum.TryParse<T>(Text(key), ignoreCase: true, out var choice) && Enum.IsDefined(choice) ? choice : null;
}
