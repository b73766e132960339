using CisLens.Shared;
using CisLens.Web.Shell;

namespace CisLens.Web.Quotas;

/// <summary>What a person, or a project, uses and may use.</summary>
/// <param name="Owner">Whose it is, at the beginning of a sentence: <c>You have</c>, <c>This project has</c>.</param>
/// <param name="Runs">Runs waiting or computing.</param>
/// <param name="Bytes">Bytes stored, and what the runs under way will have written by their plan.</param>
/// <param name="Seconds">Seconds of workers in the last 30 days.</param>
public sealed record QuotaState(string Owner, QuotaLine Runs, QuotaLine Bytes, QuotaLine Seconds)
{
    public bool IsLimited => Runs.Allowed is not null || Bytes.Allowed is not null || Seconds.Allowed is not null;

    /// <summary>Whether nothing is left.</summary>
    public bool IsReached(QuotaKind kind) => (kind switch { QuotaKind.Runs => Runs, QuotaKind.Bytes => Bytes, _ => Seconds }).IsFull;

    /// <summary>What there is too little of for a run that adds so many bytes; null when it can be started.</summary>
    public QuotaKind? Lacks(long more) => Runs.IsFull ? QuotaKind.Runs : Seconds.IsFull ? QuotaKind.Seconds : Bytes.Forbids(more) ? QuotaKind.Bytes : null;

    /// <summary>Why no run can be started that adds so many bytes: what is used, what is allowed, what to do. Null when one can.</summary>
    public string? RunRefusal(long more) => Lacks(more) is { } kind ? Sentence(kind, more) : null;

    /// <summary>Why nothing of this size can be stored; null when it can.</summary>
    public string? StoreRefusal(long more) => Bytes.Forbids(more) ? Sentence(QuotaKind.Bytes, more) : null;

    /// <summary>What is used, what is allowed, what to do.</summary>
    /// <param name="kind">Of what; it is limited.</param>
    /// <param name="more">Bytes that would be added; 1 for any.</param>
    public string Sentence(QuotaKind kind, long more = 1) => kind switch
    {
        QuotaKind.Runs => $"{Owner} {Words.Count(Runs.Used, "run")} waiting or computing, and {Words.Count(Runs.Allowed!.Value)} may be so at once; wait until one is done, or cancel one.",
        QuotaKind.Seconds => $"{Owner} used {Span(Seconds.Used)} of computing in the last 30 days, and {Span(Seconds.Allowed!.Value)} are allowed; wait until the oldest no longer counts, or ask an administrator for more.",
        _ => $"{Owner} {Words.Bytes(Bytes.Used)} stored{(more > 1 ? $", this would be {Words.Bytes(more)} more" : "")}, and {Words.Bytes(Bytes.Allowed!.Value)} are allowed; delete runs, sequences or models that are no longer needed, or ask an administrator for more.",
    };

    /// <exception cref="InputException">There is a reason.</exception>
    internal static void Refuse(string? reason)
    {
        if (reason is not null)
            throw new InputException(reason);
    }

    internal static string Span(long seconds) => Words.Span(TimeSpan.FromSeconds(seconds));
}
