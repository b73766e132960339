using CisLens.Shared.Data.Entities;
using Microsoft.AspNetCore.Authorization;

namespace CisLens.Web.Access;

/// <summary>The names under which pages, endpoints and hub methods ask who may do something. Each says who, and which scope a script's token needs.</summary>
public static class ProjectPolicies
{
    /// <summary>Whoever is signed in reads what all share: models, methods, workers.</summary>
    public const string SharedReader = "shared:reader";

    /// <summary>Whoever is signed in makes a project.</summary>
    public const string Maker = "project:maker";

    /// <summary>The person in a browser, for their account and to sign out: what is left to whoever owes a second step.</summary>
    public const string Account = "account";

    /// <summary>The person in a browser, for what is theirs alone.</summary>
    public const string Person = "person";

    /// <summary>A browser that shows live pages: a person's, or one that opened a link.</summary>
    public const string Browser = "browser";

    /// <summary>An administrator in a browser.</summary>
    public const string Administrator = "administrator";

    /// <summary>Members read.</summary>
    public const string Reader = "project:reader";

    /// <summary>Members read a run, and so does whoever opened a link to it.</summary>
    public const string RunReader = "run:reader";

    /// <summary>Members say what they think, viewers too, unless the project is archived.</summary>
    public const string Commenter = "project:commenter";

    /// <summary>Editors change, unless the project is archived.</summary>
    public const string Writer = "project:writer";

    /// <summary>Editors start runs, unless the project is archived.</summary>
    public const string Submitter = "project:submitter";

    /// <summary>Owners rename, archive, delete, and say who is a member.</summary>
    public const string Owner = "project:owner";

    /// <summary>Owners bring back what they deleted.</summary>
    public const string Restorer = "project:restorer";

    /// <summary>The route value that names the project, in pages and in the API alike.</summary>
    public const string RouteValue = "ProjectId";

    /// <summary>The route values that name the run: of the API, and of pages.</summary>
    public static readonly IReadOnlyList<string> RunRouteValues = ["run", "RunId"];

    public static void Add(AuthorizationOptions options)
    {
        Add(options, SharedReader, ApiScopes.Read);
        Add(options, Maker, ApiScopes.Write);
        Add(options, Person, ApiScopes.None, new PersonRequirement(IsAdministrator: false));
        Add(options, Administrator, ApiScopes.None, new PersonRequirement(IsAdministrator: true));
        Add(options, Reader, ApiScopes.Read, new ProjectRequirement(ProjectRole.Viewer));
        options.AddPolicy(RunReader, policy => policy.AddRequirements(new SecondStepRequirement(), new ScopeRequirement(ApiScopes.Read), new ProjectRequirement(ProjectRole.Viewer, ByLink: true)));
        // Without these two nobody could set a second step up.
        options.AddPolicy(Account, policy => policy.RequireAuthenticatedUser().AddRequirements(new ScopeRequirement(ApiScopes.None), new PersonRequirement(IsAdministrator: false)));
        options.AddPolicy(Browser, policy => policy.AddRequirements(new PersonRequirement(IsAdministrator: false, ByLink: true)));
        Add(options, Commenter, ApiScopes.Write, new ProjectRequirement(ProjectRole.Viewer, WhenArchived: false, ForGuests: false));
        Add(options, Writer, ApiScopes.Write, new ProjectRequirement(ProjectRole.Editor, WhenArchived: false));
        Add(options, Submitter, ApiScopes.Submit, new ProjectRequirement(ProjectRole.Editor, WhenArchived: false));
        Add(options, Owner, ApiScopes.Write, new ProjectRequirement(ProjectRole.Owner));
        Add(options, Restorer, ApiScopes.Write, new ProjectRequirement(ProjectRole.Owner, WhenDeleted: true));
        options.DefaultPolicy = options.GetPolicy(SharedReader)!;
        // What says nothing is closed to everybody, so that a forgotten line opens nothing; where nothing is, everybody is told so.
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(context => context.Resource is HttpContext http && http.GetEndpoint() is null).Build();
    }

    private static void Add(AuthorizationOptions options, string name, ApiScopes scope, params IAuthorizationRequirement[] requirements) =>
        options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().AddRequirements([new ScopeRequirement(scope), new SecondStepRequirement(), .. requirements]));
}
