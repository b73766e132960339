namespace CisLens.Inference.Motifs.Files;

/// <summary>The forms in which people keep motifs.</summary>
public enum MotifFormat
{
    /// <summary>MEME's text form, versions 4 and 5: probabilities, with the number of sites.</summary>
    Meme,

    /// <summary>JASPAR's form: a header that begins with '&gt;' and a row a letter.</summary>
    Jaspar,

    /// <summary>TRANSFAC's form: lines with a tag of two letters, records that end with '//'.</summary>
    Transfac,

    /// <summary>HOMER's form: a header that begins with '&gt;' and a row a position.</summary>
    Homer,

    /// <summary>A table separated by commas, tabs or blanks.</summary>
    Table,

    /// <summary>A NumPy array of one motif, 4 x width or width x 4.</summary>
    Npy,
}
