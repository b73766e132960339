namespace CisLens.Web.Access;

/// <summary>Tells requests of people, who get pages, from those of scripts and of pages' own scripts, who get problem details.</summary>
public static class PageRequest
{
    private static readonly string[] ForScripts = ["/api", "/hubs", "/openapi", "/_blazor"];

    public static bool Is(HttpContext context) =>
        !ForScripts.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));
}
