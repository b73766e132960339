using CisLens.Inference.Runs.Audits.Examples;
using CisLens.Shared.Data.Entities;

namespace CisLens.Web.Api;

/// <summary>A shown sequence.</summary>
/// <param name="Row">Place in the run.</param>
/// <param name="Id">Its name.</param>
/// <param name="Source">How it was come upon.</param>
/// <param name="Detail">More of that.</param>
/// <param name="Percentiles">Its percentile among all sequences by each measure, 0 to 100; null where it has none.</param>
public sealed record ExampleLine(long Row, string Id, SelectionSource Source, string Detail, IReadOnlyList<double?> Percentiles)
{
    public static ExampleLine Of(ShownExample example)
    {
        ArgumentNullException.ThrowIfNull(example);
        return new ExampleLine(example.Row, example.Id, example.Source, example.Detail, example.Percentiles);
    }
}
