using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Logos;
using CisLens.Inference.Runs.Motifs;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Web.Tracks;

namespace CisLens.Web.Motifs.Patterns;

/// <summary>Reads the little tracks of seqlets: the attributions that the discovery worked on, a few bases beyond the seqlet.</summary>
public sealed class SeqletViews(RunTracks runs)
{
    private const int Beyond = 4;
    private const string Observed = "observed";

    /// <summary>Some seqlets, on one y axis.</summary>
    /// <param name="head">The run.</param>
    /// <param name="discovery">Index of the discovery.</param>
    /// <param name="seqlets">Which, each with the name of its pattern (empty for none) and its core in the row's arrays.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<SeqletView>> ReadAsync(
        MotifsHead head, int discovery, IReadOnlyList<(PlacedSeqlet Placed, string Pattern, (int Start, int End) Core)> seqlets, CancellationToken cancellationToken)
    {
        var spec = head.Motifs!.Motifs.Discoveries[discovery];
        var views = new List<SeqletView>(seqlets.Count);
        foreach (var (placed, pattern, core) in seqlets)
        {
            var logo = await LogoAsync(head, new TrackKey(spec.Method, spec.Target), placed, cancellationToken);
            var start = Math.Max(0, placed.Seqlet.Start - Beyond);
            var shown = placed.Seqlet.IsReverseComplement && logo is not null ? start + logo.Width - core.End : core.Start - start;
            views.Add(new SeqletView(placed, new HitKey(discovery, pattern, placed.Place.ArrayStart), logo, (shown, core.End - core.Start)));
        }

        var logos = views.Select(view => view.Logo).OfType<Logo>().ToList();
        var (low, high) = logos.Count == 0 ? (0, 0) : (logos.Min(logo => logo.Low), logos.Max(logo => logo.High));
        return [.. views.Select(view => view with { Logo = view.Logo?.On(low, high) })];
    }

    private async Task<Logo?> LogoAsync(MotifsHead head, TrackKey track, PlacedSeqlet placed, CancellationToken cancellationToken)
    {
        var row = placed.Place.Row;
        if ((await runs.TrackAsync(head.ProjectId, head.RunId, row, track, Observed, cancellationToken))?.Values is not { } scores || runs.Row(head.RunId, row) is not { } one)
            return null;
        var start = Math.Max(0, placed.Seqlet.Start - Beyond);
        var end = Math.Min(scores.Length, placed.Seqlet.End + Beyond);
        var values = new double[(end - start) * MotifMatrix.Letters];
        for (var position = start; position < end; position++)
            if (Alphabet.ChannelOf(one.Bases[position]) is >= 0 and var letter)
                values[((position - start) * MotifMatrix.Letters) + letter] = float.IsFinite(scores[position]) ? scores[position] : 0;
        var logo = Logo.Of(new Cwm(values), "");
        return placed.Seqlet.IsReverseComplement ? logo.ReverseComplement() : logo;
    }
}
