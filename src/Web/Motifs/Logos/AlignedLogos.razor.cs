using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Logos;
using CisLens.Shared.Sequences;
using Microsoft.AspNetCore.Components;

namespace CisLens.Web.Motifs.Logos;

/// <summary>A query above the known motif that it resembles, as they were aligned, both in bits.</summary>
public sealed partial class AlignedLogos
{
    private const int Wide = 20;
    private const int Narrow = 7;
    private (Ppm, MotifMatch)? _drawn;
    private int _width;
    private Logo? _query;
    private Logo? _target;
    private LogoLayout? _queryLayout;
    private LogoLayout? _targetLayout;

    /// <summary>The query in the direction in which it was matched.</summary>
    [Parameter, EditorRequired]
    public required Ppm Query { get; set; }

    [Parameter, EditorRequired]
    public required MotifMatch Match { get; set; }

    [Parameter]
    public int Height { get; set; } = 32;

    [Parameter]
    public int ColumnWidth { get; set; } = 10;

    protected override void OnParametersSet()
    {
        if (_drawn is { } drawn && ReferenceEquals(drawn.Item1, Query) && drawn.Item2 == Match)
            return;
        _drawn = (Query, Match);
        var target = Match.IsReverseComplement ? Match.Target.Ppm.ReverseComplement() : Match.Target.Ppm;
        (_query, _target) = (Logo.Of(Query), Logo.Of(target));
        // The offset is the target's position below the query's first: where it is positive the target begins earlier.
        var (before, shift) = (Math.Max(0, Match.Offset), Math.Max(0, -Match.Offset));
        var columns = Math.Max(before + Query.Width, shift + target.Width);
        // A long alignment gets narrow letters, so that tables stay as wide as the page.
        _width = columns > Wide ? Math.Min(ColumnWidth, Narrow) : ColumnWidth;
        _queryLayout = Layout($"{Match.Query}, aligned", before, columns - before - Query.Width, (Math.Max(0, -Match.Offset), Match.Overlap));
        _targetLayout = Layout($"{Match.Target.Title}{(Match.IsReverseComplement ? ", reverse complement" : "")}, aligned", shift, columns - shift - target.Width, (Math.Max(0, Match.Offset), Match.Overlap));
    }

    private LogoLayout Layout(string label, int before, int after, (int, int) overlap) => new()
    {
        Label = label,
        Height = Height,
        ColumnWidth = _width,
        HasAxis = false,
        Before = before,
        After = after,
        Shaded = overlap,
        IsRna = Match.Target.Alphabet == Alphabet.Rna,
    };
}
