namespace CisLens.Inference.Evaluation.Faithfulness;

/// <summary>From which output on a sequence is called a member of the target's class.</summary>
/// <param name="Value">In units of the target.</param>
/// <param name="Origin">Where it comes from, e.g. <c>a logit above 0</c>.</param>
public sealed record MemberThreshold(double Value, string Origin)
{
    /// <summary>
    /// Chooses it: where there are sequences of other classes, the one with the largest Youden index (right members plus right others,
    /// as shares), half-way between two outputs; otherwise 0 for a logit and 0.5 for a probability.
    /// </summary>
    /// <param name="kind">What the output is, see <see cref="Models.ModelOutput.Kind"/>.</param>
    /// <param name="members">Outputs of sequences of the class.</param>
    /// <param name="others">Outputs of sequences of other classes; empty where there are none.</param>
    /// <returns>Null where it cannot be told.</returns>
    public static MemberThreshold? Of(string kind, IReadOnlyCollection<float> members, IReadOnlyCollection<float> others)
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(others);
        if (members.Count > 0 && others.Count > 0)
            return new MemberThreshold(Youden(members, others), "the output that tells the class from the other sequences best");
        return kind switch
        {
            "logit" => new MemberThreshold(0, "a logit above 0"),
            "probability" => new MemberThreshold(0.5, "a probability above 0.5"),
            _ => null,
        };
    }

    /// <summary>Whether an output calls a sequence a member.</summary>
    /// <param name="output">In units of the target.</param>
    public bool IsMember(float output) => output > Value;

    private static double Youden(IReadOnlyCollection<float> members, IReadOnlyCollection<float> others)
    {
        var sorted = members.Select(value => (Value: value, IsMember: true)).Concat(others.Select(value => (Value: value, IsMember: false)))
            .OrderByDescending(item => item.Value).ToList();
        // Above the highest output nobody is a member.
        var (right, wrong, best, threshold) = (0, 0, 0.0, (double)sorted[0].Value);
        for (var place = 0; place < sorted.Count; place++)
        {
            (right, wrong) = sorted[place].IsMember ? (right + 1, wrong) : (right, wrong + 1);
            var (index, isLast) = ((right / (double)members.Count) - (wrong / (double)others.Count), place + 1 == sorted.Count);
            if ((!isLast && sorted[place + 1].Value == sorted[place].Value) || index <= best)
                continue;
            (best, threshold) = (index, isLast ? double.NegativeInfinity : (sorted[place].Value + (double)sorted[place + 1].Value) / 2);
        }
        return threshold;
    }
}
