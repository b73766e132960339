using CisLens.Web.Live;

namespace CisLens.Web.Runs;

/// <summary>A run as its page shows it.</summary>
/// <param name="ProjectName">The project that owns it.</param>
/// <param name="Snapshot">The run when the page was asked for.</param>
/// <param name="RepeatHref">The wizard with the same settings.</param>
/// <param name="NewSeedHref">The wizard with the same settings and another seed.</param>
public sealed record RunView(string ProjectName, RunSnapshot Snapshot, string RepeatHref, string NewSeedHref)
{
    /// <summary>The name of who submitted it; null where that is not known.</summary>
    public string? Person { get; init; }

    /// <summary>The name of the run that it was made of; null where there is none, or where that was deleted.</summary>
    public string? OriginName { get; init; }

    /// <summary>Whether the model, with the weights that were used, is on this portal.</summary>
    public bool HasModel { get; init; }
}
