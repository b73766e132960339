using Microsoft.AspNetCore.Authorization;

namespace CisLens.Web.Access;

/// <summary>The names under which pages, endpoints and hub methods ask who may do something in a project.</summary>
public static class ProjectPolicies
{
    public const string Reader = "project:reader";
    public const string Writer = "project:writer";
    public const string Owner = "project:owner";

    /// <summary>The route value that names the project, in pages and in the API alike.</summary>
    public const string RouteValue = "ProjectId";

    public static void Add(AuthorizationOptions options)
    {
        AddOne(options, Reader, ProjectRole.Reader);
        AddOne(options, Writer, ProjectRole.Writer);
        AddOne(options, Owner, ProjectRole.Owner);
        options.FallbackPolicy = null;
    }

    private static void AddOne(AuthorizationOptions options, string name, ProjectRole role) =>
        options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().AddRequirements(new ProjectRequirement(role)));
}
