using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Files;
using CisLens.Inference.Motifs.Starter;
using CisLens.Inference.Simulation;
using Xunit;

namespace CisLens.Inference.Tests.Motifs.Starter;

public sealed class StarterSetTests
{
    [Fact]
    public void Motifs_All_AreCitedAndInAFamily()
    {
        Assert.Equal(StarterSet.Source.Motifs, StarterSet.Database.Motifs.Count);
        // Tomtom's p-values need about 50 motifs to be of use.
        Assert.InRange(StarterSet.Database.Motifs.Count, 50, 100);
        Assert.All(StarterSet.Database.Motifs, motif =>
        {
            Assert.Matches(@"^[\w', -]+ (19|20)\d\d$", motif.Citation);
            Assert.False(string.IsNullOrEmpty(motif.Family), motif.Id);
            Assert.InRange(motif.Width, 6, 25);
            Assert.True(motif.Ppm.Information(Background.Uniform) > 7, $"{motif.Id} {motif.Ppm.Information(Background.Uniform)}");
        });
    }

    [Fact]
    public void Motifs_OfTheDefaultModel_AreThoseThatAreSimulated()
    {
        foreach (var known in KnownMotifs.Factors)
            Assert.Equal(known.Probabilities.SelectMany(column => column), StarterSet.Database.Motifs.Single(motif => motif.Id == known.Name).Ppm.Values.ToArray());
    }

    [Fact]
    public void File_OfTheSet_IsReadAsAnyOther()
    {
        using var stream = new MemoryStream(StarterSet.File.ToArray());
        var file = MotifFiles.Parse(stream, StarterSet.FileName);

        Assert.Equal((MotifFormat.Table, "starter"), (file.Format, file.Database.Name));
        Assert.Empty(file.Repeated);
        Assert.Equal(StarterSet.Database.Motifs.Select(motif => motif.Id), file.Database.Motifs.Select(motif => motif.Id));
    }
}
