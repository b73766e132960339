using CisLens.Inference.Motifs.Logos;
using CisLens.Inference.Runs.Motifs;
using CisLens.Web.Tracks;

namespace CisLens.Web.Motifs.Patterns;

/// <summary>A seqlet with its own little track.</summary>
/// <param name="Placed">The seqlet.</param>
/// <param name="Hit">Its key in addresses.</param>
/// <param name="Logo">The attributions of its bases and a few neighbours, in the direction of its pattern; null while they are not there.</param>
/// <param name="Core">The part of the logo that is the pattern's core.</param>
public sealed record SeqletView(PlacedSeqlet Placed, HitKey Hit, Logo? Logo, (int Start, int Width) Core);
