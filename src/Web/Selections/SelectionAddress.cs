using System.Globalization;
using CisLens.Shared.Data.Entities;

namespace CisLens.Web.Selections;

/// <summary>Addresses of sequences that say how one came to them; the page of results reads it and the ledger keeps it.</summary>
public static class SelectionAddress
{
    /// <summary>The part of a query that says by what.</summary>
    public const string From = "from";

    /// <summary>The part of a query that says more.</summary>
    public const string Why = "why";

    /// <summary>A sequence of a run.</summary>
    /// <param name="project">The project.</param>
    /// <param name="run">The run.</param>
    /// <param name="row">Place in the run.</param>
    /// <param name="reason">How one comes to it, e.g. by rule 7 of the audit.</param>
    /// <param name="target">The target whose maps are shown.</param>
    public static string Row(string project, string run, long row, SelectionReason reason, int target = 0)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"projects/{project}/runs/{run}/results/{row}?{(target > 0 ? $"target={target}&" : "")}{From}={reason.Source.ToString().ToLowerInvariant()}{(reason.Detail.Length > 0 ? $"&{Why}={Uri.EscapeDataString(reason.Detail)}" : "")}");
    }

    /// <summary>The page of the shown sequences of a run.</summary>
    public static string Examples(string project, string run) => $"projects/{project}/runs/{run}/examples";

    /// <summary>What an address says by its two parts; null where it says nothing.</summary>
    public static SelectionReason? Read(string? from, string? why) =>
        Enum.TryParse<SelectionSource>(from, ignoreCase: true, out var source) && Enum.IsDefined(source) ? new SelectionReason(source, why ?? "") : null;
}
