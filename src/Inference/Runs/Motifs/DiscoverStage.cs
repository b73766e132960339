using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Files;
using CisLens.Inference.Motifs.Procedures;
using CisLens.Inference.Motifs.Tomtom;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>The patterns of one discovery: one chunk, because a pattern is made of seqlets of all rows.</summary>
internal sealed class DiscoverStage
{
    // Reading the contributions is this share of the work.
    private const double ReadingShare = 0.1;

    private readonly RunContext _context;
    private readonly PreparedRun _prepared;
    private readonly DiscoverySpec _spec;
    private readonly IMotifProcedure _procedure;
    private readonly object _options;
    private readonly int _window;

    private DiscoverStage(RunContext context, PreparedRun prepared, DiscoverySpec spec, IMotifProcedure procedure, object options)
    {
        (_context, _prepared, _spec, _procedure, _options) = (context, prepared, spec, procedure, options);
        _window = Window(procedure, options, prepared.Length);
    }

    private int WindowStart => ContributionReader.WindowStart(_prepared.Length, _window);

    public static void Run(RunContext context, PreparedRun prepared, int index, IStageProgress? progress, CancellationToken token)
    {
        var spec = context.Spec.Motifs!.Discoveries[index];
        var stage = new DiscoverStage(context, prepared, spec, MotifProcedureCatalogue.Get(spec.Procedure), MotifProcedureCatalogue.Options(spec.Procedure, spec.Options));
        stage.Run(StageKeys.Discover(index), progress, token);
    }

    /// <summary>Memory that a discovery takes at most, in bytes.</summary>
    public static double Bytes(DiscoverySpec spec, long rows, int length)
    {
        var (procedure, options) = (MotifProcedureCatalogue.Get(spec.Procedure), MotifProcedureCatalogue.Options(spec.Procedure, spec.Options));
        var window = Window(procedure, options, length);
        return ContributionReader.Bytes(rows, window) + procedure.Memory(rows, window, options);
    }

    /// <summary>Time that a discovery takes on two cores of a common processor, in seconds.</summary>
    public static double Seconds(DiscoverySpec spec, long rows, int length)
    {
        var (procedure, options) = (MotifProcedureCatalogue.Get(spec.Procedure), MotifProcedureCatalogue.Options(spec.Procedure, spec.Options));
        return procedure.Seconds(rows, Window(procedure, options, length), options);
    }

    private static int Window(IMotifProcedure procedure, object options, int length) => Math.Min(procedure.Window(options) ?? length, length);

    private void Run(string key, IStageProgress? progress, CancellationToken token)
    {
        var expected = Bytes(_spec, _prepared.Rows, _prepared.Length);
        progress?.Say(string.Create(CultureInfo.InvariantCulture, $"{_prepared.Rows:N0} rows of {_window:N0} positions; at most {expected / (1 << 20):N0} MB of memory expected"));
        var share = new Share(progress, _prepared.Rows);
        var contributions = new ContributionReader(_context, _prepared, new TrackKey(_spec.Method, _spec.Target)).Read(0, (int)_prepared.Rows, _window, share, token);
        var input = new MotifProcedureInput(contributions, ProcedureRows.Read(_context, _prepared, _spec.Target, token), _context.Spec.Seed);
        var findings = _procedure.Find(input, _options, share, token);
        progress?.Say(findings.Explanation ?? $"{findings.Patterns.Count} patterns found");
        AtomicDirectory.Write(_context.Folder.Chunk(key, 0), folder => Write(folder, findings, contributions, expected, token));
        progress?.Report((int)_prepared.Rows);
    }

    private void Write(string folder, MotifFindings findings, ContributionSet contributions, double expected, CancellationToken token)
    {
        using var places = new SitePlaces(_context);
        var shares = new ContributionShares(contributions);
        var patterns = findings.Patterns.Select(pattern => Found(pattern, places, shares)).ToList();
        var known = KnownMotifs.Match(_context, [.. patterns.Select(pattern => pattern.Core)], token);
        patterns = [.. patterns.Zip(known, (pattern, result) => pattern with { Matches = [.. result.Matches.Take(KnownMotifs.Most)] })];
        var summary = new DiscoverySummary
        {
            Spec = _spec with { Options = JsonSerializer.SerializeToNode(_options, _procedure.Info.OptionsType, RunJson.Compact)!.AsObject() },
            Seed = _context.Spec.Seed,
            Rows = _prepared.Rows,
            WindowStart = WindowStart,
            Window = _window,
            Seqlets = findings.Seqlets.Count,
            ExpectedBytes = expected,
            Databases = _context.Spec.Motifs!.Databases,
            Explanation = findings.Explanation,
            Log = findings.Log,
        };
        var unassigned = Unassigned(findings).Select(Shift).Select(seqlet => new PlacedSeqlet(seqlet, places.Of(seqlet))).ToList();
        DiscoveryFiles.Write(folder, new DiscoveryResult(summary, patterns, unassigned), places.Of);
        WriteTables(folder, patterns, known);
    }

    private void WriteTables(string folder, IReadOnlyList<FoundPattern> patterns, IReadOnlyList<TomtomResult> known)
    {
        KnownMotifs.WriteTable(Path.Combine(folder, DiscoveryFiles.Tomtom), _context, known);
        using (var meme = File.Create(Path.Combine(folder, DiscoveryFiles.Meme)))
            MotifFiles.Write(meme, MotifFormat.Meme, new MotifDatabase("Patterns", "", [.. patterns.Select(pattern => pattern.Core)]) { Alphabet = _context.Sequences.Alphabet });
        using var bed = new StreamWriter(Path.Combine(folder, DiscoveryFiles.Bed)) { NewLine = "\n" };
        foreach (var pattern in patterns)
            SeqletBed.Write(bed, pattern.Seqlets, pattern.Pattern.Name, stranded: true);
    }

    private FoundPattern Found(Pattern pattern, SitePlaces places, ContributionShares shares)
    {
        var shifted = Shift(pattern);
        return new FoundPattern(shifted, [.. shifted.Seqlets.Select(seqlet => new PlacedSeqlet(seqlet, places.Of(seqlet)))], shares.Of(pattern), []);
    }

    /// <summary>The strongest seqlets of which no pattern holds the greater part.</summary>
    private static IEnumerable<Seqlet> Unassigned(MotifFindings findings)
    {
        var taken = findings.Patterns.SelectMany(pattern => pattern.Seqlets).ToLookup(seqlet => seqlet.Row);
        return findings.Seqlets
            .Where(seqlet => taken[seqlet.Row].All(other => 2 * (Math.Min(seqlet.End, other.End) - Math.Max(seqlet.Start, other.Start)) < seqlet.Width))
            .OrderByDescending(seqlet => Math.Abs(seqlet.Contribution)).ThenBy(seqlet => seqlet.Row).ThenBy(seqlet => seqlet.Start)
            .Take(DiscoveryResult.MostUnassigned);
    }

    private Pattern Shift(Pattern pattern) => pattern with
    {
        Seqlets = [.. pattern.Seqlets.Select(Shift)],
        Subpatterns = [.. pattern.Subpatterns.Select(Shift)],
    };

    private Seqlet Shift(Seqlet seqlet) => seqlet with { Start = seqlet.Start + WindowStart, End = seqlet.End + WindowStart };

    /// <summary>Turns rows read, then the procedure's steps, into rows done.</summary>
    private sealed class Share(IStageProgress? progress, long rows) : IProgress<int>, IProgress<ProcedureStep>
    {
        private string _step = "";

        public void Report(int value) => progress?.Report((int)(ReadingShare * value));

        public void Report(ProcedureStep value)
        {
            if (value.Name != _step)
                progress?.Say(_step = value.Name);
            progress?.Report((int)((ReadingShare + ((1 - ReadingShare) * value.Done)) * rows));
        }
    }
}
