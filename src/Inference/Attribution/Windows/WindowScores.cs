using CisLens.Inference.Sequences;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Attribution.Windows;

/// <summary>Scores of windows, for several targets, and how they become scores of bases.</summary>
internal sealed class WindowScores
{
    private readonly AttributionInput _input;
    private readonly WindowGrid _grid;
    private readonly float[][] _scores;
    private readonly float[][]? _spreads;

    /// <summary>Makes room.</summary>
    /// <param name="input">What is explained.</param>
    /// <param name="grid">The windows.</param>
    /// <param name="spread">Whether each score has a standard error.</param>
    public WindowScores(AttributionInput input, WindowGrid grid, bool spread)
    {
        (_input, _grid) = (input, grid);
        _scores = Room();
        _spreads = spread ? Room() : null;
    }

    /// <summary>The arrays of a method that scores windows.</summary>
    /// <param name="formula">The formula of a window's score.</param>
    /// <param name="sign">What a positive score means.</param>
    /// <param name="spread">How the standard error is made; null when there is none.</param>
    public static IReadOnlyList<MethodArrayInfo> Arrays(string formula, string sign, string? spread)
    {
        var windows = new MethodArrayInfo("windows", "Window scores", formula, sign, [ArrayAxis.Window]);
        return spread is null ? [windows] : [windows, new MethodArrayInfo("spread", "Standard errors of the window scores", spread, "never negative", [ArrayAxis.Window])];
    }

    /// <summary>Stores a window's score.</summary>
    public void Set(int target, int row, int window, double score, double spread = 0)
    {
        var place = row * _grid.Count + window;
        _scores[target][place] = (float)score;
        if (_spreads is not null)
            _spreads[target][place] = (float)spread;
    }

    /// <summary>The maps: a base has the mean score of the windows that cover it, an unknown base 0.</summary>
    public IReadOnlyList<AttributionMaps> Maps(ChangedSequences sequences, IReadOnlyList<MethodCheck> checks) =>
        [.. _scores.Select((scores, target) => new AttributionMaps(_input.Rows, _input.Length, Track(sequences, scores), null)
        {
            Arrays = [new MethodArray("windows", scores, [_grid.Count]), .. _spreads is null ? [] : new[] { new MethodArray("spread", _spreads[target], [_grid.Count]) }],
            Checks = checks,
        })];

    private float[] Track(ChangedSequences sequences, float[] scores)
    {
        var track = new float[(long)_input.Rows * _input.Length];
        var sums = new double[_input.Length];
        var covers = new int[_input.Length];
        for (var row = 0; row < _input.Rows; row++)
        {
            Array.Clear(sums);
            Array.Clear(covers);
            for (var window = 0; window < _grid.Count; window++)
                for (var position = _grid.Start(window); position < _grid.End(window); position++)
                {
                    sums[position] += scores[row * _grid.Count + window];
                    covers[position]++;
                }
            var codes = sequences.Codes(row);
            for (var position = 0; position < _input.Length; position++)
                track[row * _input.Length + position] = codes[position] == Bases.Unknown ? 0 : (float)(sums[position] / covers[position]);
        }
        return track;
    }

    private float[][] Room() => [.. _input.Targets.Select(_ => new float[(long)_input.Rows * _grid.Count])];
}
