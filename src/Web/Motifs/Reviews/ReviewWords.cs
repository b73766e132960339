using CisLens.Shared.Data.Entities;
using CisLens.Web.Shell;

namespace CisLens.Web.Motifs.Reviews;

/// <summary>Reviews of motif findings, as they go with a bundle.</summary>
public sealed class ReviewWords(MotifReviews reviews) : IRunWords
{
    public string File => ReviewTable.FileName;

    public string Description => "what people think of the motif findings, by the findings' keys; all others are unreviewed";

    public bool IsForMembers => false;

    public bool IsKept => true;

    public async Task<string?> WriteAsync(string run, CancellationToken cancellationToken) =>
        await reviews.OfRunAsync(run, cancellationToken) is { Count: > 0 } all ? ReviewTable.Write(all.Values) : null;

    public RestoredWords Read(string text, string name, string run, long rows)
    {
        var all = ReviewTable.Read(text, name);
        return new RestoredWords(Words.Count(all.Count, "review"), [.. all.Select(one => new MotifReviewEntity
        {
            RunId = run, Item = one.Item, State = one.State, Note = one.Note, ChangedAt = one.ChangedAt!.Value,
        })]);
    }
}
