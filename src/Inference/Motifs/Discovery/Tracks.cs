namespace CisLens.Inference.Motifs.Discovery;

/// <summary>Tracks [width x 8]: at each position four hypothetical contributions and the contributions of four letters.</summary>
internal static class Tracks
{
    /// <summary>Numbers of a position.</summary>
    public const int Channels = 2 * MotifMatrix.Letters;

    /// <summary>Divides the hypothetical contributions and the contributions each by the sum of their absolute values.</summary>
    public static void Normalize(Span<float> track)
    {
        Span<double> sums = stackalloc double[2];
        for (var index = 0; index < track.Length; index++)
            sums[index % Channels / MotifMatrix.Letters] += Math.Abs(track[index]);
        for (var index = 0; index < track.Length; index++)
            if (sums[index % Channels / MotifMatrix.Letters] is > 0 and var sum)
                track[index] = (float)(track[index] / sum);
    }

    /// <summary>Turns a track to the other strand: positions and letters both backwards.</summary>
    public static void Turn(ReadOnlySpan<float> track, Span<float> turned)
    {
        var width = track.Length / Channels;
        for (var position = 0; position < width; position++)
        {
            var from = track.Slice(position * Channels, Channels);
            var to = turned.Slice((width - 1 - position) * Channels, Channels);
            for (var letter = 0; letter < MotifMatrix.Letters; letter++)
            {
                to[letter] = from[MotifMatrix.Letters - 1 - letter];
                to[MotifMatrix.Letters + letter] = from[Channels - 1 - letter];
            }
        }
    }
}
