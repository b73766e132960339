using CisLens.Web.Embeddings;

namespace CisLens.Web.Tests.Embeddings;

public class PointColumnTests
{
    [Fact]
    public void Of_Words_AreGroupsLargestFirst()
    {
        var column = PointColumn.Of("t", ["b", "a", null, "a"]);
        Assert.Equal(["a", "b"], column.Names);
        Assert.Equal([1f, 0f, null, 0f], column.Values);
        Assert.Equal(["b", "a", null, "a"], column.Groups!);
    }

    [Fact]
    public void Of_ManyNumbers_AreNumbersAndFewAreGroups()
    {
        Assert.Null(PointColumn.Of("t", [.. Enumerable.Range(0, 20).Select(number => $"{number}.5")]).Names);
        Assert.Equal(["0", "1"], PointColumn.Of("t", ["0", "1", "1", "0"]).Names);
        Assert.NotNull(PointColumn.Of("t", [.. Enumerable.Range(0, 20).Select(number => $"{number}"), "x"]).Names);
    }

    [Fact]
    public void Query_Whole_ComesBack()
    {
        var query = new EmbeddingsQuery { Embedding = 2, Umap = true, X = 3, Y = 0, Column = "added/my column", Deltas = true, Control = MapControl.Matched };
        Assert.Equal(query, EmbeddingsQuery.Of("http://x/y" + query));
        Assert.Equal("", new EmbeddingsQuery().ToString());
    }
}
