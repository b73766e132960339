using CisLens.Shared.Runs;

namespace CisLens.Web.Runs;

/// <summary>A choice of methods with their settings, under a name.</summary>
/// <param name="Id">Its id in the project; null for one that CisLens brings along.</param>
/// <param name="Name">What people see.</param>
/// <param name="Methods">The methods; settings left out have their defaults.</param>
/// <param name="Summary">What it is for; empty for a project's own.</param>
public sealed record MethodPreset(string? Id, string Name, IReadOnlyList<MethodSpec> Methods, string Summary = "")
{
    /// <summary>Those that CisLens brings along. The first is what a new run begins with.</summary>
    public static IReadOnlyList<MethodPreset> BuiltIn { get; } =
    [
        Of("Quick look", "One gradient and one that changes the sequence, both fast and for every model.", "tism", "occlusion"),
        Of("One of each family", "Three views that fail in different ways.", "tism", "deeplift-shap", "ism"),
        Of("Reference-based", "Differences from references.", "integrated-gradients", "deeplift-shap", "expected-gradients"),
        Of("Thorough", "Which base counts by all of them.", "saliency", "gradient-x-input", "corrected-gradient", "tism", "smoothgrad", "integrated-gradients", "deeplift-shap", "ism", "occlusion", "kernel-shap"),
    ];

    /// <summary>Whether the form has these methods with these settings, in any order.</summary>
    public bool IsChosenIn(RunForm form) =>
        form.Methods.Order(StringComparer.Ordinal).SequenceEqual(Methods.Select(method => method.Method).Order(StringComparer.Ordinal))
        && Methods.All(method => Same(method.Options, form.Options.GetValueOrDefault(method.Method)));

    /// <summary>The form with these methods and settings in the place of its own.</summary>
    public RunForm ApplyTo(RunForm form) => form with
    {
        Methods = [.. Methods.Select(method => method.Method)],
        Options = Methods.Where(method => method.Options is { Count: > 0 }).ToDictionary(method => method.Method, method => method.Options!),
    };

    private static bool Same(System.Text.Json.Nodes.JsonObject? left, System.Text.Json.Nodes.JsonObject? right) =>
        System.Text.Json.Nodes.JsonNode.DeepEquals(left ?? [], right ?? []);

    private static MethodPreset Of(string name, string summary, params string[] methods) =>
        new(null, name, [.. methods.Select(method => new MethodSpec { Method = method })], summary);
}
