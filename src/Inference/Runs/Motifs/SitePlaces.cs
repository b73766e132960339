using CisLens.Inference.Motifs;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>Says where the sites of a run lie; reads rows as they are asked for and remembers the last one.</summary>
internal sealed class SitePlaces(RunContext context) : IDisposable
{
    private readonly RunRowReader _rows = new(context.Folder);
    private RunRow? _row;
    private Region? _region;

    /// <summary>Where a seqlet lies.</summary>
    public SitePlace Of(Seqlet seqlet) => Of(seqlet.Row, seqlet.Start, seqlet.End, seqlet.IsReverseComplement);

    /// <summary>Where positions of a row's arrays lie.</summary>
    public SitePlace Of(long row, int start, int end, bool isReverseComplement)
    {
        if (_row?.Row != row)
        {
            _row = _rows[row];
            _region = context.Sequences.ReadRows(_row.Sequence, 1)[0].Region;
        }
        return SitePlace.Of(_row, _region, start, end, isReverseComplement);
    }

    public void Dispose() => _rows.Dispose();
}
