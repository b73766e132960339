namespace CisLens.Web.Quotas;

/// <summary>What counts when somebody does something in a project.</summary>
/// <param name="Person">Theirs, over all projects.</param>
/// <param name="Project">The project's, over all people.</param>
public sealed record QuotaView(QuotaState Person, QuotaState Project)
{
    /// <summary>Bytes that the run which is planned would add; 1 where none is.</summary>
    public long Adds { get; init; } = 1;

    /// <summary>Why no run, or not the one that is planned, can be started here; null when it can.</summary>
    public string? Refusal => Person.RunRefusal(Adds) ?? Project.RunRefusal(Adds);
}
