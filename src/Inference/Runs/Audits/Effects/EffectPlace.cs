namespace CisLens.Inference.Runs.Audits.Effects;

/// <summary>Where motifs are put into backgrounds.</summary>
public enum EffectPlace
{
    /// <summary>At the place and on the strand of one of the sites at which the run found the motif, drawn for each background.</summary>
    Found,

    /// <summary>In the middle, on the given strand.</summary>
    Centre,
}
