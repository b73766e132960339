namespace CisLens.Web.Comments;

/// <summary>What somebody said of a place in a run.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Place">What it is about: empty for the run, or <c>base/{row}/{position}</c>, <c>motif/{discovery}/{pattern}</c>, <c>rule/{number}</c>.</param>
/// <param name="About">The same in words.</param>
/// <param name="Answers">The comment that it answers; null for those that begin a conversation.</param>
/// <param name="PersonId">Who, by identifier.</param>
/// <param name="Person">Who, by the name they had then.</param>
/// <param name="Text">The words, as they were typed.</param>
/// <param name="At">When.</param>
/// <param name="ChangedAt">When the words were changed last; null while they never were.</param>
/// <param name="SettledAt">When the conversation was marked as settled; null while it is open, and for answers.</param>
public sealed record Comment(
    string Id, string Place, string About, string? Answers, string PersonId, string Person, string Text, DateTimeOffset At, DateTimeOffset? ChangedAt, DateTimeOffset? SettledAt);
