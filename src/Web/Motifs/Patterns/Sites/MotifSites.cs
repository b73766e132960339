using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Consensus;
using CisLens.Inference.Motifs.Lookup;
using CisLens.Inference.Motifs.Scanning;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;
using CisLens.Web.Shell;
using CisLens.Web.Tracks;

namespace CisLens.Web.Motifs.Patterns.Sites;

/// <summary>Finds the sites of motifs in the sequences of a run, and says which of them the model uses.</summary>
public sealed class MotifSites(DataFolder data, IMotifDatabases databases)
{
    private const int Kept = 8;
    private const int LongestText = 100;

    private readonly RecentWork<(string Run, int Discovery, string Motif), MotifEvidence> _recent = new(Kept);

    /// <summary>The motif that a person means: bases are a consensus; other words a known motif's name or accession, else IUPAC letters.</summary>
    /// <exception cref="InputException">It is neither.</exception>
    public async Task<Motif> MeantAsync(string project, string text, CancellationToken cancellationToken)
    {
        var word = text.Trim();
        if (word.Length > LongestText)
            throw new InputException($"'{word[..20]}…' is longer than {LongestText} letters; look up a shorter motif.");
        if (word.Length > 0 && word.All(letter => Alphabet.ChannelOf(letter) >= 0))
            return Iupac.Parse(word);
        foreach (var source in await databases.ListAsync(project, cancellationToken))
            if (databases.Open(source).Motifs.FirstOrDefault(motif => motif.Name.Equals(word, StringComparison.OrdinalIgnoreCase) || motif.Id.Equals(word, StringComparison.OrdinalIgnoreCase)) is { } known)
                return known;
        try
        {
            return Iupac.Parse(word);
        }
        catch (InputException)
        {
            throw new InputException($"No known motif of this project is called '{word}', and it is no consensus either: write a factor's name, an accession, or IUPAC letters such as TGASTCA.");
        }
    }

    /// <summary>The sites of one motif.</summary>
    public Task<MotifEvidence> OfAsync(MotifsHead head, int discovery, Motif motif, CancellationToken cancellationToken) =>
        _recent.GetAsync((head.RunId, discovery, MotifAddress.Write(motif.Ppm)), () => Task.FromResult(Find(head, discovery, motif)), cancellationToken);

    private MotifEvidence Find(MotifsHead head, int discovery, Motif motif)
    {
        var spec = head.Motifs!.Motifs.Discoveries[discovery];
        using var rows = RunRows.Open(data, head.RunId) ?? throw new InputException("The run is not prepared yet; wait for its first stage.");
        var found = Fimo.Scan(new MotifDatabase("looked up", "", [motif]), rows.Windows(), new FimoOptions { Background = FimoBackground.Sequences }, 0, null, CancellationToken.None)[0];
        return MotifEvidence.Measure(motif, found.Hits, row => rows.Contributions(new TrackKey(spec.Method, spec.Target), row), CancellationToken.None);
    }
}
