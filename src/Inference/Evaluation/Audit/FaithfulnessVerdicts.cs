using CisLens.Inference.Evaluation.Faithfulness;

namespace CisLens.Inference.Evaluation.Audit;

/// <summary>Rules 7 and 8: what the mutation experiment says of a map on the sequences of a class.</summary>
public static class FaithfulnessVerdicts
{
    /// <summary>Rule 7: whether mutating the map's best bases costs more than mutating random ones.</summary>
    /// <param name="of">The experiment on the class.</param>
    /// <param name="map">The number of the map.</param>
    /// <param name="sequences">The fewest sequences from which the rule is passed.</param>
    /// <returns>Not run where no level is looked at.</returns>
    public static AuditVerdict AgainstRandom(ClassFaithfulness of, int map, int sequences = AuditRules.Sequences)
    {
        ArgumentNullException.ThrowIfNull(of);
        var verdict = Against(of.Of(map), FaithfulnessControl.Positions);
        return verdict == AuditVerdict.Pass && of.N < sequences ? AuditVerdict.Warn : verdict;
    }

    /// <summary>Rule 8: whether that holds against random blocks, and with bases that keep the number of pairs of neighbors; only a worse verdict counts as a change.</summary>
    /// <param name="of">The experiment on the class.</param>
    /// <param name="map">The number of the map.</param>
    public static AuditVerdict UnderOtherControls(ClassFaithfulness of, int map)
    {
        ArgumentNullException.ThrowIfNull(of);
        var verdict = Against(of.Of(map), FaithfulnessControl.Positions);
        if (verdict == AuditVerdict.NotRun)
            return verdict;
        return new[] { FaithfulnessControl.Blocks, FaithfulnessControl.Shuffled }.Count(control => Against(of.Of(map), control) > verdict) switch
        {
            0 => AuditVerdict.Pass,
            1 => AuditVerdict.Warn,
            _ => AuditVerdict.Fail,
        };
    }

    private static AuditVerdict Against(MapFaithfulness map, FaithfulnessControl control)
    {
        var places = map.Levels.Where(IsLookedAt).Select(level => level.Against(control).Place).ToList();
        if (places.Count == 0)
            return AuditVerdict.NotRun;
        return places.TrueForAll(place => place == ChancePlace.Below) ? AuditVerdict.Pass
            : places.Contains(ChancePlace.Below) ? AuditVerdict.Warn : AuditVerdict.Fail;
    }

    /// <summary>Whether a map is told from chance at a level: from 5 to 20 bases, and up to a tenth of the sequence.</summary>
    /// <param name="level">The level.</param>
    public static bool IsLookedAt(LevelFaithfulness level)
    {
        ArgumentNullException.ThrowIfNull(level);
        return level.Bases >= AuditRules.FewestBases && (level.Level.Amount is <= AuditRules.MostShare or (>= 1 and <= AuditRules.MostBases));
    }
}
