using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace CisLens.Web.Api;

/// <summary>
/// The one way in which lists are paged: <c>first</c> and <c>count</c> ask for a page, the header <c>X-Total-Count</c> says how much there
/// is, and <c>Link</c> (RFC 8288) names the next page and the one before.
/// </summary>
public static class Paging
{
    /// <summary>How much is answered where nothing is asked for.</summary>
    public const int Usual = 100;

    /// <summary>How much is answered at most.</summary>
    public const int Most = 1000;

    private const string Total = "X-Total-Count";

    /// <summary>A page of a list, and its headers.</summary>
    public static IReadOnlyList<T> Page<T>(this HttpContext http, IReadOnlyList<T> all, int first, int count)
    {
        http.TellPage(all.Count, first, Take(count));
        return [.. all.Skip(Skip(first)).Take(Take(count))];
    }

    /// <summary>The place of the first item that is answered.</summary>
    public static int Skip(int first) => Math.Max(0, first);

    /// <summary>How many items are answered at most.</summary>
    public static int Take(int count) => Math.Clamp(count, 1, Most);

    /// <summary>Writes the headers of a page.</summary>
    /// <param name="http">The request.</param>
    /// <param name="total">Items in all.</param>
    /// <param name="first">Place of the first item of the page, from 0.</param>
    /// <param name="count">Most items of a page.</param>
    public static void TellPage(this HttpContext http, long total, long first, int count)
    {
        first = Math.Max(0, first);
        http.Response.Headers[Total] = total.ToString(CultureInfo.InvariantCulture);
        var links = new List<string>();
        if (first + count < total)
            links.Add(Link(http.Request, first + count, count, "next"));
        if (first > 0)
            links.Add(Link(http.Request, Math.Max(0, first - count), count, "prev"));
        if (links.Count > 0)
            http.Response.Headers.Link = string.Join(", ", links);
    }

    // The same address with another place; relative, so that it is right behind any proxy.
    private static string Link(HttpRequest request, long first, int count, string relation)
    {
        var query = request.Query.Where(one => one.Key is not ("first" or "count")).Select(one => KeyValuePair.Create(one.Key, one.Value.ToString()))
            .Append(KeyValuePair.Create("first", first.ToString(CultureInfo.InvariantCulture))).Append(KeyValuePair.Create("count", count.ToString(CultureInfo.InvariantCulture)));
        return $"<{QueryHelpers.AddQueryString(request.PathBase + request.Path, query.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value)))}>; rel=\"{relation}\"";
    }
}
