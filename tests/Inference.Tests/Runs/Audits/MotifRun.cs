using System.Text;
using System.Text.Json.Nodes;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Models;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Consensus;
using CisLens.Inference.Runs;
using CisLens.Inference.Runs.Audits;
using CisLens.Inference.Runs.Audits.Effects;
using CisLens.Inference.Sequences;
using CisLens.Inference.Simulation;
using CisLens.Inference.Tests.Training;
using CisLens.Inference.Training;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Tests.Runs.Audits;

/// <summary>A run of the known-answer network on simulated sequences of its first factor (CTCF, label 1) and without (label 0), with all factors among the known motifs.</summary>
internal sealed class MotifRun : IDisposable
{
    public const string Method = "gradient-x-input";

    private static readonly KnownMotif Factor = KnownAnswerNetwork.Motifs[0];
    private readonly TemporaryFolder _folder = new();
    private readonly TorchRunModels _models = new("cpu", 1);

    /// <summary>A run with patterns, a scan and the test of motif effects, computed.</summary>
    public MotifRun()
        : this(spec => spec with
        {
            Motifs = new MotifSpec
            {
                Databases = [Database],
                Discoveries = [new DiscoverySpec { Procedure = "regions", Method = Method, Options = new JsonObject { ["windowSize"] = 19, ["pvalCutoff"] = 2.0 } }],
                Scan = new MotifScanSpec(),
            },
            Audit = new AuditSpec { Tests = [new AuditTestSpec { Test = EffectsTest.Id, Options = new JsonObject { ["backgrounds"] = Backgrounds } }] },
        }) => LocalLab.RunAll(Context);

    /// <param name="change">What else the run does.</param>
    /// <param name="labelled">Whether the sequences tell their class.</param>
    public MotifRun(Func<RunSpec, RunSpec> change, bool labelled = true)
    {
        var report = Import("set", 5, labelled);
        OtherSha256 = Import("other", 6, labelled).Sha256;
        var package = ModelPackage.Open(ShippedModels.Folder(KnownAnswerNetwork.Name));
        var spec = change(new RunSpec
        {
            Name = "Test run",
            Sequences = new SequenceSource { Id = "000000000000", Name = "test.fa", Sha256 = report.Sha256 },
            Model = new ModelSource { Id = KnownAnswerNetwork.Name, Name = "Known answer", Version = "1.0.0", Sha256 = package.WeightsOf(null).Sha256 },
            Targets = [new TargetSpec { Output = 0, Name = Factor.Name }],
            Methods = [new MethodSpec { Method = Method }],
            Audit = new AuditSpec(),
        });
        var folder = new RunFolder(_folder.PathOf("run"));
        Directory.CreateDirectory(folder.Root);
        File.WriteAllText(folder.Spec, spec.ToJson());
        Context = new RunContext(spec, folder, SequenceSet.Open(_folder.PathOf("set")), package, _models)
        {
            OpenDatabase = source => new MotifDatabase(source.Name, source.Version, Known()),
            OpenSequences = id => SequenceSet.Open(_folder.PathOf(id)),
        };
    }

    /// <summary>Backgrounds of each kind.</summary>
    public const int Backgrounds = 60;

    public static MotifDatabaseSource Database { get; } = new("starter", "Known motifs", "1", "00", 66);

    public RunContext Context { get; }

    public RunAudit Audit => RunAudit.Open(Context.Folder)!;

    /// <summary>The checksum of another simulated set, whose identifier is <c>other</c>.</summary>
    public string OtherSha256 { get; }

    public string PathOf(string name) => _folder.PathOf(name);

    public JudgedRule Judged(int rule) => Audit.Judge([AuditRules.Get(rule)])[0];

    public void Dispose()
    {
        Context.Dispose();
        _models.Dispose();
        _folder.Dispose();
    }

    private ImportReport Import(string name, int seed, bool labelled)
    {
        using var text = new StringWriter();
        SequenceSimulator.Create(new SimulationOptions { Motifs = [Factor], SequencesPerMotif = 60, BackgroundSequences = 100 }, seed).WriteFasta(text);
        var fasta = labelled ? text.ToString() : text.ToString().Replace("label=", "of=", StringComparison.Ordinal);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(fasta));
        return SequenceImport.Run(stream, "test.fa", new ImportOptions(), _folder.PathOf(name), null, default);
    }

    private static List<Motif> Known()
    {
        var random = new SeededRandom(5);
        return
        [
            .. KnownAnswerNetwork.Motifs.Select((motif, index) => new Motif($"K{index}", Iupac.ParseMatrix(motif.Consensus)) { Name = motif.Name, Sites = 100 }),
            .. Enumerable.Range(0, 60).Select(index => new Motif($"R{index}", Iupac.ParseMatrix(new string([.. Enumerable.Range(0, 10).Select(_ => Bases.Letters[random.Next(4)])]))) { Sites = 100 }),
        ];
    }
}
