namespace CisLens.Web.Quotas;

/// <summary>How much is used of what is allowed.</summary>
/// <param name="Used">What is used.</param>
/// <param name="Allowed">What is allowed; null without limit.</param>
public sealed record QuotaLine(long Used, long? Allowed)
{
    /// <summary>Whether so much more is not allowed.</summary>
    public bool Forbids(long more) => Allowed is { } most && Used + more > most;

    public bool IsFull => Forbids(1);
}
