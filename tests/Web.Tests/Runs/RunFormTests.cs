using System.Text.Json.Nodes;
using CisLens.Shared.Runs;
using CisLens.Web.Runs;

namespace CisLens.Web.Tests.Runs;

public class RunFormTests
{
    [Fact]
    public void Query_WholeForm_ComesBack()
    {
        var form = new RunForm
        {
            Set = "s1",
            Model = "m 1",
            Replica = "seed-2",
            Targets = [3, 0],
            Positions = PositionRule.At,
            Position = 7,
            Methods = ["ism", "tism"],
            Options = new Dictionary<string, JsonObject> { ["ism"] = new JsonObject { ["start"] = 4 } },
            Embeddings = [new EmbeddingSpec { Layer = "Layer 2 (ReLU)", Pooling = EmbeddingPooling.Max }],
            Sample = 200,
            Seed = 9,
            Name = "A & B",
        };
        var back = RunForm.FromQuery(form.ToQuery(2));
        Assert.Equal(form.ToQuery(2), back.ToQuery(2));
        Assert.Equal([3, 0], back.Targets);
        Assert.Equal("A & B", back.Name);
        Assert.Equal(form.Embeddings, back.Embeddings);
        Assert.Equal(4, (int)back.Options["ism"]["start"]!);
    }

    [Fact]
    public void WithModel_Another_DropsWhatBelongsToTheOneBefore()
    {
        var form = new RunForm
        {
            Model = "a",
            Replica = "seed-2",
            Targets = [3],
            Options = new Dictionary<string, JsonObject>
            {
                ["grad-cam"] = new JsonObject { ["layer"] = "Layer 3 (Conv1d)" },
                ["ism"] = new JsonObject { ["start"] = 4 },
            },
            Embeddings = [new EmbeddingSpec { Layer = "Layer 2 (ReLU)" }],
        };
        var other = form.WithModel("b");
        Assert.Equal(("b", null), (other.Model, other.Replica));
        Assert.Empty(other.Targets);
        Assert.Empty(other.Embeddings);
        Assert.Null(other.Motifs);
        Assert.Equal(["ism"], other.Options.Keys);
    }

    [Fact]
    public void Query_NoMethod_DiffersFromNotChosenYet()
    {
        Assert.Empty(RunForm.FromQuery(new RunForm { Methods = [] }.ToQuery(4)).Methods);
        Assert.NotEmpty(RunForm.FromQuery("?step=4").Methods);
    }

    [Fact]
    public void Query_Motifs_ComeBack()
    {
        var discovery = new DiscoverySpec { Procedure = "regions", Method = "ism", Target = 1, Options = new JsonObject { ["minLen"] = 4 } };
        var form = RunForm.FromQuery(new RunForm { Motifs = new MotifSpec { Discoveries = [discovery] }, MotifDatabases = ["a", "b"] }.ToQuery(5));
        Assert.Equal(["a", "b"], form.MotifDatabases);
        var read = Assert.Single(form.Motifs!.Discoveries);
        Assert.Equal(("regions", "ism", 1, 4), (read.Procedure, read.Method, read.Target, read.Options!["minLen"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData("?motifs=%7Bx&targets=x,1&seed=abc&sample=-3&positions=sideways&options=%7Bbroken&embeddings=%5B3%5D")]
    public void FromQuery_Nonsense_IsLeftOut(string query)
    {
        var form = RunForm.FromQuery(query);
        Assert.Equal([1], form.Targets);
        Assert.Equal(1, form.Seed);
        Assert.Null(form.Sample);
        Assert.Equal(PositionRule.None, form.Positions);
        Assert.Empty(form.Options);
        Assert.Empty(form.Embeddings);
    }

    [Fact]
    public void Of_Specification_GivesTheFormThatMakesIt()
    {
        var spec = new RunSpec
        {
            Name = "n",
            Sequences = new SequenceSource { Id = "s", Name = "s", Sha256 = "", Sample = 10 },
            Model = new ModelSource { Id = "m", Name = "m", Version = "1", Sha256 = "" },
            Targets = [new TargetSpec { Output = 2, Name = "t" }],
            Methods = [new MethodSpec { Method = "ism", Options = new JsonObject { ["start"] = 1 } }],
            Seed = 5,
        };
        var form = RunForm.Of(spec);
        Assert.Equal("?step=4&set=s&model=m&targets=2&methods=ism&options=%7B%22ism%22%3A%7B%22start%22%3A1%7D%7D&sample=10&seed=5&name=n", form.ToQuery(4));
    }
}
