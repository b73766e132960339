using CisLens.Inference.Sequences;

namespace CisLens.Inference.Motifs.Scanning;

/// <summary>
/// Which of a stream of sites, as many as there may be, are in a uniform sample (Li, ACM Transactions on Mathematical Software
/// 1994, algorithm L). Sites up to the size are all taken.
/// </summary>
internal sealed class SiteSample(long seed)
{
    /// <summary>Sites of a sample, as in the MEME Suite.</summary>
    public const int Size = 10_000;

    private readonly SeededRandom _random = new(seed);
    private readonly List<int> _scores = [];
    private double _weight = 1;

    /// <summary>Number of the next site that is taken, counted from 0 over the whole stream.</summary>
    public long Next { get; private set; }

    public IReadOnlyList<int> Scores => _scores;

    /// <summary>Takes the score of site <see cref="Next"/>.</summary>
    public void Take(int score)
    {
        if (_scores.Count < Size)
            _scores.Add(score);
        else
            _scores[_random.Next(Size)] = score;
        Next += _scores.Count < Size ? 1 : Skip();
    }

    private long Skip()
    {
        _weight *= Math.Exp(Math.Log(1 - _random.NextDouble()) / Size);
        return 1 + (long)Math.Min(long.MaxValue / 4.0, Math.Log(1 - _random.NextDouble()) / Math.Log(1 - _weight));
    }
}
