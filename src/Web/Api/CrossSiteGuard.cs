using CisLens.Web.Access;

namespace CisLens.Web.Api;

/// <summary>
/// Refuses changes that another web site asks for through a visitor's browser. Scripts send no such header; browsers always do.
/// </summary>
public sealed class CrossSiteGuard : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        var reads = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (reads || site is "" or "same-origin" or "none")
            return await next(context);
        context.HttpContext.Refuse($"a page of another site asked ({RefusalLog.Plain(site)})");
        return TypedResults.Problem("Another site may not change anything here.", statusCode: StatusCodes.Status403Forbidden);
    }
}
