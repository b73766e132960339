namespace CisLens.Web.Comments;

/// <summary>What comments can be about.</summary>
public enum CommentKind
{
    /// <summary>The run itself.</summary>
    Run,

    /// <summary>A base of a sequence.</summary>
    Base,

    /// <summary>A motif that was discovered.</summary>
    Motif,

    /// <summary>A rule of the audit.</summary>
    Rule,
}
