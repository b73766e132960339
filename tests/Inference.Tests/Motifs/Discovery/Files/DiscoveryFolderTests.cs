using CisLens.Inference.Motifs.Discovery;
using CisLens.Inference.Motifs.Discovery.Files;
using CisLens.Inference.Motifs.Files;
using CisLens.Shared.Arrays;
using Xunit;

namespace CisLens.Inference.Tests.Motifs.Discovery.Files;

public sealed class DiscoveryFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_Patterns_ReadBackTheSame()
    {
        var result = Modisco.Run(PlantedContributions.Make(300, 140, ["TGACTCAGGA"], 9), new ModiscoOptions { Window = 120, NearestNeighborsToCompute = 100 }, 1, null, default);
        Assert.NotEmpty(result.Patterns);
        var pattern = result.Patterns[0];
        var seqlets = result.Patterns.SelectMany(found => found.Seqlets).ToList();

        DiscoveryFolder.Write(_folder.Root, result);

        using var archive = new NpzFile(_folder.PathOf("patterns.npz"));
        Assert.Equal(pattern.Cwm.Values.ToArray(), archive.Read<double>("pos_patterns.pattern_0/contrib_scores").Data);
        Assert.Equal([pattern.Pfm.Width, 4], archive.ReadHeader("pos_patterns.pattern_0/sequence").Shape);
        Assert.Equal(pattern.Seqlets.Select(seqlet => seqlet.Start), archive.Read<int>("pos_patterns.pattern_0/seqlets/start").Data);
        var motif = MotifFiles.Read(_folder.PathOf("patterns.meme")).Motifs[0];
        Assert.Equal((pattern.Name, pattern.Core.Width, (double)pattern.Seqlets.Count), (motif.Id, motif.Width, motif.Sites));
        var bed = File.ReadAllLines(_folder.PathOf("seqlets.bed")).Select(line => line.Split('\t')).ToList();
        Assert.Equal(
            seqlets.OrderBy(seqlet => seqlet.Row).ThenBy(seqlet => seqlet.Start).Select(seqlet => $"{seqlet.Row} {seqlet.Start} {seqlet.End} {(seqlet.IsReverseComplement ? "-" : "+")}"),
            bed.Select(cells => $"{cells[0]} {cells[1]} {cells[2]} {cells[5]}"));
        Assert.Equal(seqlets.Count + 1, File.ReadAllLines(_folder.PathOf("seqlets.tsv")).Length);
        Assert.Contains("\"modularity\"", File.ReadAllText(_folder.PathOf("stages.json")), StringComparison.Ordinal);
    }
}
