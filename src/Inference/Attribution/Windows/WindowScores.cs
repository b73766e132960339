using CisLens.Inference.Models;
using CisLens.Shared.Runs;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.Windows;

/// <summary>Scores of windows, for several targets, and how they become scores of bases.</summary>
internal sealed class WindowScores
{
    /// <summary>The number of the draw that methods take their own random numbers from; references use those from 0.</summary>
    public const int OwnDraws = -1;

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

    /// <summary>The maps where windows overlap: a base has the mean score of the windows that cover it, an unknown base 0.</summary>
    public IReadOnlyList<AttributionMaps> Means(IReadOnlyList<MethodCheck> checks) => Maps(scores => Track(scores, known => 1), _ => checks);

    /// <summary>The maps where windows do not overlap: the known bases of a window share its score equally.</summary>
    /// <param name="checks">What was measured for a target.</param>
    public IReadOnlyList<AttributionMaps> Shares(Func<int, IReadOnlyList<MethodCheck>> checks) => Maps(scores => Track(scores, known => 1.0 / known), checks);

    private IReadOnlyList<AttributionMaps> Maps(Func<float[], float[]> track, Func<int, IReadOnlyList<MethodCheck>> checks) =>
        [.. _scores.Select((scores, target) => new AttributionMaps(_input.Rows, _input.Length, track(scores), null)
        {
            Arrays = [new MethodArray("windows", scores, [_grid.Count]), .. _spreads is null ? [] : new[] { new MethodArray("spread", _spreads[target], [_grid.Count]) }],
            Checks = checks(target),
        })];

    private float[] Track(float[] scores, Func<int, double> share)
    {
        var known = Known();
        var track = new float[known.Length];
        var sums = new double[_input.Length];
        var covers = new int[_input.Length];
        for (var row = 0; row < _input.Rows; row++)
        {
            Array.Clear(sums);
            Array.Clear(covers);
            var here = known.AsSpan(row * _input.Length, _input.Length);
            for (var window = 0; window < _grid.Count; window++)
            {
                var score = scores[row * _grid.Count + window] * share(here[_grid.Start(window).._grid.End(window)].Count(true));
                for (var position = _grid.Start(window); position < _grid.End(window); position++)
                {
                    sums[position] += score;
                    covers[position]++;
                }
            }
            for (var position = 0; position < _input.Length; position++)
                track[row * _input.Length + position] = here[position] ? (float)(sums[position] / covers[position]) : 0;
        }
        return track;
    }

    private bool[] Known()
    {
        using var scope = NewDisposeScope();
        return [.. KnownBases.Positions(KnownBases.Observed(_input.OneHot)).ToFloats().Select(value => value != 0)];
    }

    private float[][] Room() => [.. _input.Targets.Select(_ => new float[(long)_input.Rows * _grid.Count])];
}
