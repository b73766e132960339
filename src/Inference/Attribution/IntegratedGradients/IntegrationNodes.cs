using CisLens.Inference.Attribution.Paths;

namespace CisLens.Inference.Attribution.IntegratedGradients;

/// <summary>The same places on every path, by a rule of integration.</summary>
internal sealed class IntegrationNodes : PathNodes
{
    private readonly IntegrationRule _rule;
    private readonly int _mostSteps;
    private readonly float[] _positions;
    private readonly float[] _weights;

    /// <summary>Computes the places.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="steps">Their number, at least 2.</param>
    /// <param name="mostSteps">The most that <see cref="Finer"/> comes to.</param>
    public IntegrationNodes(IntegrationRule rule, int steps, int mostSteps)
    {
        (_rule, Steps, _mostSteps) = (rule, steps, mostSteps);
        var (positions, weights) = Rule(rule, steps);
        _positions = [.. positions.Select(value => (float)value)];
        _weights = [.. weights.Select(value => (float)value)];
    }

    public override int Steps { get; }

    public override PathNodes? Finer => 2L * Steps <= _mostSteps ? new IntegrationNodes(_rule, 2 * Steps, _mostSteps) : null;

    public override float Position(int path, int step) => _positions[step];

    public override float Weight(int step) => _weights[step];

    private static (IEnumerable<double> Positions, IEnumerable<double> Weights) Rule(IntegrationRule rule, int steps)
    {
        var k = Enumerable.Range(0, steps).ToList();
        var equal = Enumerable.Repeat(1.0 / steps, steps);
        var last = steps - 1.0;
        return rule switch
        {
            IntegrationRule.GaussLegendre => GaussLegendre.Rule(steps),
            IntegrationRule.RiemannLeft => (k.Select(step => step / (double)steps), equal),
            IntegrationRule.RiemannRight => (k.Select(step => (step + 1.0) / steps), equal),
            IntegrationRule.RiemannMiddle => (k.Select(step => (step + 0.5) / steps), equal),
            IntegrationRule.RiemannTrapezoid => (k.Select(step => step / last), k.Select(step => (step == 0 || step == steps - 1 ? 0.5 : 1) / last)),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Unknown rule of integration."),
        };
    }
}
