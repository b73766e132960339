namespace CisLens.Web.Quotas;

/// <summary>What counts when somebody does something in a project.</summary>
/// <param name="Person">Theirs, over all projects.</param>
/// <param name="Project">The project's, over all people.</param>
public sealed record QuotaView(QuotaState Person, QuotaState Project)
{
    /// <summary>Why no run can be started here; null when one can.</summary>
    public string? Refusal => Person.RunRefusal() ?? Project.RunRefusal();
}
