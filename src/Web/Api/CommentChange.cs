namespace CisLens.Web.Api;

/// <summary>A change of a comment; what is left out stays.</summary>
/// <param name="Text">Other words; only one's own can be changed.</param>
/// <param name="Settled">Whether the conversation is settled.</param>
public sealed record CommentChange(string? Text = null, bool? Settled = null);
