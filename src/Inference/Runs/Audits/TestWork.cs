using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Models;
using CisLens.Inference.Sequences;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits;

/// <summary>What a test works on: the run's model, sequences and stored maps.</summary>
public sealed class TestWork
{
    internal TestWork(RunContext context, PreparedRun prepared)
    {
        (Context, Prepared, Classes) = (context, prepared, RunClassesFile.Read(context.Folder, context.Spec));
        Tracks = [.. from target in Enumerable.Range(0, context.Spec.Targets.Count) from method in context.Spec.Methods select new TrackKey(method.Method, target)];
    }

    /// <summary>The run.</summary>
    public RunContext Context { get; }

    /// <summary>The specification.</summary>
    public RunSpec Spec => Context.Spec;

    /// <summary>Counts, length and chunk sizes.</summary>
    public PreparedRun Prepared { get; }

    /// <summary>The rows by class.</summary>
    public RunClasses Classes { get; }

    /// <summary>What was known when the tests were cut.</summary>
    public TestPlan Plan => new(Spec, Context.Package.Card, Classes, Prepared.Length, Context.Model().Operations(Prepared.Length));

    /// <summary>The maps that are judged, in the order in which tests number them: the methods of the first target, then those of the next.</summary>
    public IReadOnlyList<TrackKey> Tracks { get; }

    /// <summary>The model: one network, or replicas.</summary>
    public IReadOnlyList<SequenceModel> Networks => Context.Model().Networks;

    /// <summary>The targets, in the order of the specification.</summary>
    public IReadOnlyList<Target> Targets => [.. Spec.Targets.Select(target => Target.Create(target, Context.Package.Card))];

    /// <summary>The method of a track with its settings.</summary>
    public MethodSpec Method(TrackKey track) => Spec.Methods.Single(method => method.Method == track.Method);

    /// <summary>Reads sequences with all of their maps, in the order of <see cref="Tracks"/>.</summary>
    /// <param name="rows">Places in the run.</param>
    /// <param name="token">Checked before each row.</param>
    public IReadOnlyList<ExplainedRow> Read(IEnumerable<int> rows, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var results = RunResults.Open(Context.Folder)!;
        return [.. rows.Select(row =>
        {
            token.ThrowIfCancellationRequested();
            var window = RowWindows.Read(Context, Prepared, row, 1)[0];
            return new ExplainedRow(row, Bases.Encode(window), [.. Tracks.Select(track => results.Track(track, row)
                ?? throw new InvalidOperationException($"The maps of {track} are not there yet."))]);
        })];
    }
}
