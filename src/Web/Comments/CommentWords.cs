using CisLens.Web.Shell;

namespace CisLens.Web.Comments;

/// <summary>Comments, as they go with a bundle.</summary>
public sealed class CommentWords(RunComments comments) : IRunWords
{
    public string File => CommentTable.FileName;

    public string Description => "what members said of the run and of places in it; a base by its row and position from 0, in what the model saw";

    public bool IsForMembers => true;

    public bool IsKept => false;

    public async Task<string?> WriteAsync(string run, CancellationToken cancellationToken) =>
        await comments.ListAsync(run, cancellationToken) is { Count: > 0 } all ? CommentTable.Write(all) : null;

    public RestoredWords Read(string text, string name, string run, long rows)
    {
        var all = CommentTable.Read(text, name, run);
        return new RestoredWords(Words.Count(all.Count, "comment"), all);
    }
}
