namespace CisLens.Inference.Motifs.Logos;

/// <summary>Which colours the bases of logos have.</summary>
public enum LogoColors
{
    /// <summary>As in logomaker's "classic" and most attribution tools: A green, C blue, G orange, T red.</summary>
    Attribution,

    /// <summary>As in the MEME Suite: A red, C blue, G amber, T green.</summary>
    Meme,

    /// <summary>Colours that stay apart for the colour-blind.</summary>
    ColorBlind,
}
