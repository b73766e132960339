using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Files;
using CisLens.Shared;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Commands;

/// <summary>
/// Reads the shares of the letters from a background file of the MEME Suite; lines of longer words (higher orders) are passed over:
/// <code>
/// # order 0
/// A 3.081e-01
/// C 1.919e-01
/// </code>
/// </summary>
internal static class BackgroundFile
{
    /// <summary>The shares of A, C, G and T.</summary>
    /// <exception cref="InputException">A letter is missing or its share is no number.</exception>
    public static double[] Read(string path)
    {
        var shares = new double[MotifMatrix.Letters];
        Array.Fill(shares, -1);
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            var words = MotifText.Words(line);
            if (words.Length == 0 || line.StartsWith('#') || words[0].Length > 1)
                continue;
            if (words.Length != 2 || Alphabet.ChannelOf(words[0][0]) is not (>= 0 and var letter) || !MotifText.TryNumber(words[1], out shares[letter]) || shares[letter] < 0)
                throw new InputException($"Line {number} of {Path.GetFileName(path)} is no letter with its share: write a line such as 'A 0.3' for each of A, C, G and T.", Path.GetFileName(path), number);
        }
        return shares.Contains(-1)
            ? throw new InputException($"{Path.GetFileName(path)} lacks the share of {Alphabet.Dna.Letters[Array.IndexOf(shares, -1)]}: write a line such as 'A 0.3' for each of A, C, G and T.", Path.GetFileName(path))
            : shares;
    }
}
