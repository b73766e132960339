namespace CisLens.Inference.Motifs.Discovery;

/// <summary>The central part of the rows that discovery looks at. Positions stay those of the whole rows.</summary>
internal sealed class ContributionCrop
{
    /// <param name="set">The rows.</param>
    /// <param name="window">Positions of the part; 0, or as many as a row has and more, for whole rows.</param>
    /// <param name="patternWidth">
    /// Positions of a finished pattern. In rows shorter than four of them seqlets may reach beyond the ends by one while patterns
    /// grow, or hardly any would be left.
    /// </param>
    public ContributionCrop(ContributionSet set, int window, int patternWidth = 0)
    {
        const int ShortRow = 4;
        Set = set;
        Length = window == 0 ? set.Length : Math.Min(window, set.Length);
        Start = (set.Length / 2) - (Length / 2);
        _slack = Length < ShortRow * patternWidth ? patternWidth : 0;
    }

    private readonly int _slack;

    public ContributionSet Set { get; }

    /// <summary>First position.</summary>
    public int Start { get; }

    /// <summary>Number of positions.</summary>
    public int Length { get; }

    /// <summary>One after the last position.</summary>
    public int End => Start + Length;

    /// <summary>Whether the positions of a seqlet are all in the part.</summary>
    public bool Holds(SeqletPlace place) => place.Start >= Start && place.End <= End;

    /// <summary>Whether a seqlet may have these positions while its pattern grows; those outside count as unknown bases.</summary>
    public bool HoldsGrowing(SeqletPlace place) => place.Start >= Start - _slack && place.End <= End + _slack;

    /// <summary>Contributions of the bases of a row, [length].</summary>
    public void Contributions(int row, Span<float> track)
    {
        var bases = Set.Bases(row).Slice(Start, Length);
        track[..Length].Clear();
        for (var letter = 0; letter < MotifMatrix.Letters; letter++)
        {
            var values = Set.Hypothetical(row, letter).Slice(Start, Length);
            for (var position = 0; position < Length; position++)
                if (bases[position] == letter)
                    track[position] = values[position];
        }
    }

    /// <summary>Sum of the contributions from one position of a row to before another.</summary>
    public float Sum(int row, int start, int end)
    {
        var sum = 0f;
        for (var position = start; position < end; position++)
            sum += Set.Contribution(row, position);
        return sum;
    }

    /// <summary>Sum of the absolute contributions of a seqlet.</summary>
    public float Strength(SeqletPlace place)
    {
        var sum = 0f;
        for (var position = place.Start; position < place.End; position++)
            sum += Math.Abs(Set.Contribution(place.Row, position));
        return sum;
    }

    /// <summary>The bases of a seqlet as turned, [width]; -1 where not known.</summary>
    public void Bases(SeqletPlace place, Span<sbyte> bases)
    {
        bases[..place.Width].Fill(ContributionSet.Unknown);
        var (first, last) = Inside(place);
        Set.Bases(place.Row)[(place.Start + first)..(place.Start + last)].CopyTo(bases[first..]);
        if (!place.IsReverseComplement)
            return;
        bases[..place.Width].Reverse();
        for (var position = 0; position < place.Width; position++)
            if (bases[position] >= 0)
                bases[position] = (sbyte)(MotifMatrix.Letters - 1 - bases[position]);
    }

    /// <summary>
    /// Adds a seqlet as turned to a track [width x 8]: for each position the four hypothetical contributions, then the
    /// contributions of the four letters, of which only that of the base differs from 0.
    /// </summary>
    public void AddTo(SeqletPlace place, Span<float> track)
    {
        var (first, last) = Inside(place);
        var bases = Set.Bases(place.Row);
        for (var letter = 0; letter < MotifMatrix.Letters; letter++)
        {
            var values = Set.Hypothetical(place.Row, letter);
            var turned = place.IsReverseComplement ? MotifMatrix.Letters - 1 - letter : letter;
            for (var position = first; position < last; position++)
            {
                var value = values[place.Start + position];
                var at = (place.IsReverseComplement ? place.Width - 1 - position : position) * Tracks.Channels;
                track[at + turned] += value;
                if (bases[place.Start + position] == letter)
                    track[at + MotifMatrix.Letters + turned] += value;
            }
        }
    }

    /// <summary>The positions of a seqlet, counted in it, that are in the part.</summary>
    private (int First, int Last) Inside(SeqletPlace place)
    {
        var first = Math.Clamp(Start - place.Start, 0, place.Width);
        return (first, Math.Clamp(End - place.Start, first, place.Width));
    }
}
