using System.Text.Json;
using CisLens.Shared;
using CisLens.Shared.Storage;
using CisLens.Web.Shell;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace CisLens.Web.Api;

/// <summary>Errors as problem details: bad input with its sentence, everything else with the id under which it is in the log.</summary>
public sealed class ApiErrors(IProblemDetailsService problems, ILogger<ApiErrors> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!httpContext.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
            return false;
        var problem = Problem(exception);
        httpContext.Response.StatusCode = problem.Status!.Value;
        return await problems.TryWriteAsync(new() { HttpContext = httpContext, ProblemDetails = problem, Exception = exception });
    }

    private ProblemDetails Problem(Exception exception) => exception switch
    {
        InputException input => Input(input),
        BadHttpRequestException request => Sentence(request.StatusCode, "The request cannot be read", request.InnerException?.Message ?? request.Message),
        JsonException json => Sentence(StatusCodes.Status400BadRequest, "The request cannot be read", json.Message),
        StorageFullException full => Sentence(StatusCodes.Status507InsufficientStorage, "The disk is full", full.Message),
        _ => Unexpected(exception),
    };

    private static ProblemDetails Input(InputException input)
    {
        var problem = Sentence(StatusCodes.Status400BadRequest, "This input cannot be used", input.Message);
        if (input.File is not null)
            problem.Extensions["file"] = input.File;
        if (input.Line is not null)
            problem.Extensions["line"] = input.Line;
        return problem;
    }

    private ProblemDetails Unexpected(Exception exception)
    {
        var id = LogIds.New();
        logger.LogError(exception, "A request failed ({LogId}).", id);
        return Sentence(StatusCodes.Status500InternalServerError, "An error in CisLens", $"The request failed because of an error in CisLens; the log has the details under {id}.");
    }

    private static ProblemDetails Sentence(int status, string title, string detail) => new() { Status = status, Title = title, Detail = detail };
}
