using CisLens.Web.Comments;

namespace CisLens.Web.Tests.Comments;

public class CommentPlaceTests
{
    [Theory]
    [InlineData("", CommentKind.Run, "the run", "")]
    [InlineData("base/3/12", CommentKind.Base, "base 13 of sequence 4", "/results/3?marker=12")]
    [InlineData("motif/0/pos_patterns.pattern_2", CommentKind.Motif, null, "/motifs/0/pos_patterns.pattern_2")]
    [InlineData("rule/7", CommentKind.Rule, null, "/audit?rule=7#rule-7")]
    public void Of_Key_SaysWhatAndWhere(string key, CommentKind kind, string? title, string page)
    {
        var place = CommentPlace.Of(key)!;
        Assert.Equal((key, kind, page), (place.Key, place.Kind, place.Page));
        Assert.Equal(title ?? place.Title, place.Title);
        Assert.NotEmpty(place.Title);
    }

    [Theory]
    [InlineData("base/3")]
    [InlineData("base/-1/2")]
    [InlineData("base/1/99999999999999999999")]
    [InlineData("motif/0/<script>")]
    [InlineData("motif/0/a/b")]
    [InlineData("rule/99999")]
    [InlineData("elsewhere")]
    public void Of_SomethingElse_Null(string key) => Assert.Null(CommentPlace.Of(key));
}
