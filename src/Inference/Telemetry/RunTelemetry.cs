using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CisLens.Inference.Telemetry;

/// <summary>What a worker measures of its work, for whoever collects metrics and traces. Costs next to nothing while nobody does.</summary>
internal static class RunTelemetry
{
    /// <summary>The name of the meter and of the source of traces.</summary>
    public const string Name = "CisLens.Runs";

    private static readonly Meter Meter = new(Name);
    private static readonly ActivitySource Source = new(Name);
    private static readonly Histogram<double> Seconds = Meter.CreateHistogram<double>("cislens.chunk.duration", "s", "How long chunks took, by stage and outcome.");
    private static readonly Counter<long> Rows = Meter.CreateCounter<long>("cislens.rows", "{row}", "Rows that were computed, by stage.");

    /// <summary>A chunk begins: a span of a trace that carries run, stage and number. Null while nobody listens.</summary>
    public static Activity? Begin(string run, string stage, int chunk) =>
        Source.StartActivity("chunk")?.SetTag("cislens.run", run).SetTag("cislens.stage", stage).SetTag("cislens.chunk", chunk);

    /// <summary>A chunk ended.</summary>
    /// <param name="activity">Its span.</param>
    /// <param name="stage">Its stage; the method of an attribution is part of it.</param>
    /// <param name="outcome"><c>done</c>, <c>given-up</c> or <c>failed</c>.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="taken">How long it took.</param>
    public static void End(Activity? activity, string stage, string outcome, int rows, TimeSpan taken)
    {
        activity?.SetTag("cislens.outcome", outcome);
        Seconds.Record(taken.TotalSeconds, new KeyValuePair<string, object?>("stage", stage), new("outcome", outcome));
        if (outcome == Done)
            Rows.Add(rows, new KeyValuePair<string, object?>("stage", stage));
    }

    /// <summary>The outcome of a chunk that is whole.</summary>
    public const string Done = "done";
}
