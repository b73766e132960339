namespace CisLens.Web.Api;

/// <summary>Something to say of a run.</summary>
/// <param name="Text">The words, as they are; 4,000 characters at most.</param>
/// <param name="Place">What it is about: nothing for the run, or <c>base/{row}/{position}</c>, <c>motif/{discovery}/{pattern}</c>, <c>rule/{number}</c>; rows and positions from 0.</param>
/// <param name="Answers">The comment that it answers; its place is then that one's.</param>
public sealed record NewComment(string Text, string? Place = null, string? Answers = null);
