using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CisLens.Inference.Tests.Docs;

namespace CisLens.Inference.Tests.Golden;

/// <summary>How far each run of the oracles agrees; written into <c>docs/methods.md</c> when all are done and that is asked for.</summary>
public sealed class AgreementTable : IDisposable
{
    private readonly ConcurrentDictionary<(string Case, string Run), Entry> _entries = new();

    /// <summary>A run that the page lists.</summary>
    public static string Key(string name, string run) => $"| {name} | {run} |";

    internal void Add(string name, JsonObject run, GoldenDifference difference) => _entries.AddOrUpdate(
        (name, run["id"]!.GetValue<string>()),
        new Entry(run["method"]!.GetValue<string>(), Tools(run["tool"]!), difference.Values, difference.Largest, difference.Share),
        (_, entry) => entry with
        {
            Values = entry.Values + difference.Values,
            Largest = Math.Max(entry.Largest, difference.Largest),
            Share = Math.Max(entry.Share, difference.Share),
        });

    public void Dispose()
    {
        if (!MethodsPage.IsWritten || _entries.IsEmpty)
            return;
        var page = MethodsPage.Read();
        File.WriteAllText(MethodsPage.Path, page[..(page.Length - MethodsPage.Agreement(page).Length)] + Text());
    }

    private string Text()
    {
        var text = new StringBuilder(
            $"""
            {MethodsPage.AgreementHeading}

            Each case is a network with fixed weights and sequences, run through the other program; `|ours - theirs|` over all values.
            The tolerance of each value comes from running that program twice with other convolution kernels; a share of 1 would be a failure.

            | case | run | method | program | values | largest difference | share of the tolerance |
            |---|---|---|---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var (key, entry) in _entries.OrderBy(entry => entry.Key.Case, StringComparer.Ordinal).ThenBy(entry => entry.Key.Run, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{Key(key.Case, key.Run)} {entry.Method} | {entry.Tool} | {entry.Values} | {entry.Largest:0.0e+0} | {entry.Share:0.00} |\n");
        return text.ToString();
    }

    private static string Tools(JsonNode tools) =>
        tools is JsonArray list ? string.Join(" + ", list.Select(tool => Tools(tool!))) : $"{tools["name"]} {tools["version"]}";

    private sealed record Entry(string Method, string Tool, long Values, double Largest, double Share);
}
