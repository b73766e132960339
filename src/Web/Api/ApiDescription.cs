using CisLens.Shared.Data.Entities;
using CisLens.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CisLens.Web.Api;

/// <summary>What the description of the API says besides addresses and forms: how a script signs in, what each address asks for, and how errors look.</summary>
public sealed class ApiDescription : IOpenApiDocumentTransformer, IOpenApiOperationTransformer
{
    private const string Scheme = "token";
    private const string Problem = "application/problem+json";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new()
        {
            Title = "CisLens",
            Version = "v1",
            Description = "Upload sequences, start a run, watch it, read its results, download its bundle. Lists are paged by `first` and `count`; `X-Total-Count` says how much there is, `Link` names the next page. "
                + "Errors are problem details (RFC 9457) whose `detail` is one sentence.",
        };
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "cislens_…",
            Description = $"A token of a person, made under \"your account\". Each operation names the scope that it needs: {string.Join(", ", Enum.GetValues<ApiScopes>().Where(scope => scope != ApiScopes.None).Select(Word))}. In single-user mode no token is needed.",
        };
        return Task.CompletedTask;
    }

    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (await ScopeAsync(context) is { } scope)
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [Word(scope)] }];
        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "What went wrong, in one sentence.",
            Content = new Dictionary<string, OpenApiMediaType> { [Problem] = new() { Schema = await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), null, cancellationToken) } },
        };
    }

    /// <summary>The scope that the policy of an address asks of a token.</summary>
    private static async Task<ApiScopes?> ScopeAsync(OpenApiOperationTransformerContext context)
    {
        var policies = context.ApplicationServices.GetRequiredService<IAuthorizationPolicyProvider>();
        foreach (var asked in context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Select(one => one.Policy).OfType<string>())
            if (await policies.GetPolicyAsync(asked) is { } policy && policy.Requirements.OfType<ScopeRequirement>().FirstOrDefault() is { } requirement)
                return requirement.Scope;
        return null;
    }

    private static string Word(ApiScopes scope) => scope.ToString().ToLowerInvariant();
}
