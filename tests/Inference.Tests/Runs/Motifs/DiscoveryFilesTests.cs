using System.Text.Json.Nodes;
using CisLens.Inference.Motifs;
using CisLens.Inference.Runs.Motifs;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Tests.Runs.Motifs;

public sealed class DiscoveryFilesTests : IDisposable
{
    private static readonly RunRow Row = new(0, 0, "one", null, null, 40, 0, 0, 0);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_WrittenDiscovery_IsTheSame()
    {
        var written = Discovery();
        DiscoveryFiles.Write(_folder.Root, written, Place);
        var read = DiscoveryFiles.Read(_folder.Root);
        Assert.Equal(written.Summary.Explanation, read.Summary.Explanation);
        Assert.Equal(written.Summary.Log.ToJsonString(), read.Summary.Log.ToJsonString());
        Assert.Equal(written.Unassigned, read.Unassigned);
        var (before, after) = (written.Patterns[0], Assert.Single(read.Patterns));
        Assert.Equal(before.Seqlets, after.Seqlets);
        Assert.Equal(before.Pattern.Seqlets, after.Pattern.Seqlets);
        Assert.Equal(before.Pattern.Subpatterns[0].Seqlets, after.Pattern.Subpatterns[0].Seqlets);
        Assert.Equal(before.Pattern.Pfm.Values, after.Pattern.Pfm.Values);
        Assert.Equal(before.Pattern.Cwm.Values, after.Pattern.Cwm.Values);
        Assert.Equal(before.Pattern.Hypothetical.Values, after.Pattern.Hypothetical.Values);
        Assert.Equal((before.Share, before.Pattern.Sign), (after.Share, after.Pattern.Sign));
    }

    [Fact]
    public void Read_Match_CarriesTheKnownMotif()
    {
        DiscoveryFiles.Write(_folder.Root, Discovery(), Place);
        var match = Assert.Single(DiscoveryFiles.Read(_folder.Root).Patterns[0].Matches);
        Assert.Equal(("pos_patterns.pattern_0", "M1", "FOX", -1, 2, true, 1e-60), (match.Query, match.Target.Id, match.Target.Name, match.Offset, match.Overlap, match.IsReverseComplement, match.PValue));
        Assert.Equal([0.7, 0.1, 0.1, 0.1], match.Target.Ppm.Values);
        Assert.Equal(12, match.Target.Sites);
    }

    [Fact]
    public void Positions_CoresOfBothStrands_AreCountedByTheirMiddle()
    {
        // The core is the first two of three positions: of the second seqlet, which is turned, positions 31 and 32.
        var found = Discovery().Patterns[0];
        Assert.Equal((0, 2), found.Pattern.Core);
        Assert.Equal((31, 33), found.CoreOf(found.Pattern.Seqlets[1]));
        Assert.Equal([0, 1, 0, 1], found.Positions(40, 4));
    }

    [Fact]
    public void Open_RunWithoutMotifs_IsNull()
    {
        var folder = Run(null);
        Assert.Null(RunMotifs.Open(folder));
    }

    [Fact]
    public void Discovery_StageNotDone_IsNullUntilItIs()
    {
        var folder = Run(new MotifSpec { Discoveries = [new DiscoverySpec { Procedure = "modisco", Method = "ism" }] });
        var motifs = RunMotifs.Open(folder)!;
        Assert.Null(motifs.Discovery(0));
        AtomicDirectory.Write(folder.Chunk(StageKeys.Discover(0), 0), path => DiscoveryFiles.Write(path, Discovery(), Place));
        Assert.Equal("pos_patterns.pattern_0", Assert.Single(motifs.Discovery(0)!.Patterns).Pattern.Name);
        Assert.Null(motifs.Discovery(1));
    }

    private RunFolder Run(MotifSpec? motifs)
    {
        var folder = new RunFolder(_folder.PathOf("run"));
        Directory.CreateDirectory(folder.Prepared);
        File.WriteAllText(folder.Spec, new RunSpec
        {
            Name = "Test",
            Sequences = new SequenceSource { Id = "000000000000", Name = "test", Sha256 = "00" },
            Model = new ModelSource { Id = "tiny", Name = "Tiny", Version = "1.0", Sha256 = "00" },
            Targets = [new TargetSpec { Output = 0, Name = "A" }],
            Methods = [new MethodSpec { Method = "ism" }],
            Motifs = motifs,
        }.ToJson());
        new PreparedRun { Rows = 1, Dropped = 0, Length = 40, Device = "cpu", Stages = [] }.Write(folder.Prepared);
        return folder;
    }

    private static DiscoveryResult Discovery()
    {
        Seqlet[] seqlets = [new Seqlet(0, 12, 15, 1.25) { PValue = 0.001 }, new Seqlet(0, 30, 33, 0.5) { IsReverseComplement = true }];
        var cwm = new Cwm([3, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0.1, 0]);
        var fine = new Pattern("pos_patterns.pattern_0.subpattern_0", ContributionSign.Positive, [seqlets[1]], new Pfm([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]), cwm, cwm);
        var pattern = new Pattern("pos_patterns.pattern_0", ContributionSign.Positive, seqlets, new Pfm([2, 0, 0, 0, 0, 2, 0, 0, 1, 0, 1, 0]), cwm, new Cwm([3, -1, -1, -1, 0, 2, 0, 0, 0, 0, 0.1, 0]))
        {
            Subpatterns = [fine],
        };
        var known = new Motif("M1", new Ppm([0.7, 0.1, 0.1, 0.1])) { Name = "FOX", Sites = 12 };
        var match = new MotifMatch(pattern.Name, known, 0, -1, 2, true, 1e-60, 2e-60, 3e-60);
        var summary = new DiscoverySummary
        {
            Spec = new DiscoverySpec { Procedure = "modisco", Method = "ism" },
            Seed = 1,
            Rows = 1,
            WindowStart = 0,
            Window = 40,
            Seqlets = 3,
            ExpectedBytes = 1e6,
            Databases = [],
            Log = new JsonObject { ["rounds"] = 2 },
        };
        return new DiscoveryResult(
            summary,
            [new FoundPattern(pattern, [.. seqlets.Select(seqlet => new PlacedSeqlet(seqlet, Place(seqlet)))], 0.25, [match])],
            [new PlacedSeqlet(new Seqlet(0, 20, 23, -0.75), Place(new Seqlet(0, 20, 23, -0.75)))]);
    }

    private static SitePlace Place(Seqlet seqlet) => SitePlace.Of(Row, new Region("chr1", 100, 140, Strand.Reverse), seqlet.Start, seqlet.End, seqlet.IsReverseComplement);
}
