namespace CisLens.Inference.Figures;

/// <summary>Puts numbers at places along an axis.</summary>
internal sealed class FigureScale
{
    private const double Margin = 0.04;
    private readonly double _low;
    private readonly double _high;
    private readonly double _from;
    private readonly double _to;

    /// <summary>An axis that shows given numbers, with a small margin.</summary>
    /// <param name="values">What must be seen; others than finite ones are left out.</param>
    /// <param name="from">The place of the lowest, in pixels.</param>
    /// <param name="to">The place of the highest.</param>
    /// <param name="margin">Whether some space is left beside the outermost.</param>
    public FigureScale(IEnumerable<double> values, double from, double to, bool margin = true)
    {
        (_from, _to) = (from, to);
        (_low, _high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values.Where(double.IsFinite))
            (_low, _high) = (Math.Min(_low, value), Math.Max(_high, value));
        if (_low > _high)
            (_low, _high) = (0, 1);
        // One number alone still needs an axis.
        if (_high - _low <= Math.Abs(_high) * 1e-9)
            (_low, _high) = (_low - Math.Max(0.5, Math.Abs(_low) * 0.1), _high + Math.Max(0.5, Math.Abs(_high) * 0.1));
        var beside = margin ? Margin * (_high - _low) : 0;
        (_low, _high) = (_low - beside, _high + beside);
    }

    public double Place(double value) => _from + ((Math.Clamp(value, _low, _high) - _low) / (_high - _low) * (_to - _from));

    /// <summary>Round numbers along the axis.</summary>
    /// <param name="most">About how many.</param>
    public IEnumerable<double> Ticks(int most)
    {
        var raw = (_high - _low) / most;
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = power * (raw / power) switch { <= 1 => 1, <= 2 => 2, <= 2.5 => 2.5, <= 5 => 5, _ => 10 };
        var first = Math.Ceiling((_low / step) - 1e-9);
        for (var number = first; (number * step) <= _high + (step * 1e-9); number++)
            yield return number * step;
    }
}
