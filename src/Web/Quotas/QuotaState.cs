using CisLens.Shared;
using CisLens.Web.Shell;

namespace CisLens.Web.Quotas;

/// <summary>What a person, or a project, uses and may use.</summary>
/// <param name="Owner">Whose it is, at the beginning of a sentence: <c>You have</c>, <c>This project has</c>.</param>
/// <param name="Runs">Runs waiting or computing.</param>
/// <param name="Bytes">Bytes stored.</param>
/// <param name="Seconds">Seconds of workers in the last 30 days, of runs that were not deleted.</param>
public sealed record QuotaState(string Owner, QuotaLine Runs, QuotaLine Bytes, QuotaLine Seconds)
{
    public bool IsLimited => Runs.Allowed is not null || Bytes.Allowed is not null || Seconds.Allowed is not null;

    /// <summary>Why no run can be started: what is used, what is allowed, what to do. Null when one can.</summary>
    public string? RunRefusal() =>
        Runs.IsFull ? $"{Owner} {Words.Count(Runs.Used, "run")} waiting or computing, and {Words.Count(Runs.Allowed!.Value)} may be so at once; wait until one is done, or cancel one."
        : Seconds.IsFull ? $"{Owner} used {Span(Seconds.Used)} of computing in the last 30 days, and {Span(Seconds.Allowed!.Value)} are allowed; wait until the oldest no longer counts, or ask an administrator for more."
        : StoreRefusal(1);

    /// <summary>Why nothing of this size can be stored; null when it can.</summary>
    public string? StoreRefusal(long more) => Bytes.Forbids(more)
        ? $"{Owner} {Words.Bytes(Bytes.Used)} stored{(more > 1 ? $", this would be {Words.Bytes(more)} more" : "")}, and {Words.Bytes(Bytes.Allowed!.Value)} are allowed; delete runs, sequences or models that are no longer needed, or ask an administrator for more."
        : null;

    /// <exception cref="InputException">There is a reason.</exception>
    internal static void Refuse(string? reason)
    {
        if (reason is not null)
            throw new InputException(reason);
    }

    internal static string Span(long seconds) => Words.Span(TimeSpan.FromSeconds(seconds));
}
