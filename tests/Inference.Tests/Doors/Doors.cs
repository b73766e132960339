using System.Text;
using System.Text.Json.Nodes;
using CisLens.Inference.Evaluation.Annotations;
using CisLens.Inference.Evaluation.MeasuredEffects;
using CisLens.Inference.Models;
using CisLens.Inference.Models.Checkpoints;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Files;
using CisLens.Inference.Motifs.Starter;
using CisLens.Inference.Runs;
using CisLens.Inference.Tests.Models;
using CisLens.Inference.Tests.Models.Checkpoints;
using CisLens.Shared.Arrays;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using TorchSharp;

namespace CisLens.Inference.Tests.Doors;

/// <summary>Every kind of file that people upload, with the code that takes it in.</summary>
internal static class Doors
{
    private const string Weights = "weights.safetensors";

    public static IReadOnlyList<Door> All { get; } = Make();

    private static Door[] Make()
    {
        using var folder = new TemporaryFolder();
        var package = Package(folder.Root);
        var (card, weights) = (File.ReadAllBytes(Path.Combine(package.Folder, ModelCard.FileName)), File.ReadAllBytes(Path.Combine(package.Folder, Weights)));
        var zip = ZipFiles.Of((ModelCard.FileName, card), (Weights, weights));
        var bundle = BundleFiles.Make();
        return
        [
            new("FASTA", "input.fa", [">a chr1:1-8 label=1\nACGTACGT\nacgtn\n>b\nGGGGCCCC\n>c class:0\nUUUU\n"u8.ToArray()], Sequences),
            new("table of sequences", "input.tsv", ["id\tsequence\tlabel\na\tACGTACGT\t1\nb\tGGGGCCCC\t0\n"u8.ToArray(), "\"id\",\"seq\"\r\n\"a\",\"ACGTACGT\"\r\n"u8.ToArray()], Sequences),
            new("BED", "regions.bed", ["track name=x\nchr1\t10\t20\tsite\t0\t+\nchr1\t30\t40\tsite\t0\t-\nchrX\t5\t6\n"u8.ToArray()], (path, _) => Read(path, reader => AnnotatedRegions.Read(reader, "regions.bed", default))),
            new("measured effects", "effects.tsv", ["Chrom\tPos\tRef\tAlt\tBarcodes\tCoefficient\tElement\nX\t139\tG\tA\t270\t-0.279\tF9\nX\t140\tC\tT\t12\t0.5\tF9\n"u8.ToArray()], (path, _) => Read(path, reader => MeasuredEffectFile.Read(reader, "effects.tsv", 10))),
            new("VCF in place of sequences", "variants.txt", Variants, Sequences) { Refusal = "does not read" },
            new("VCF in place of regions", "variants.vcf", Variants, (path, _) => Read(path, reader => AnnotatedRegions.Read(reader, "variants.vcf", default))) { Refusal = "does not read" },
            new("VCF in place of measured effects", "variants.tsv", Variants, (path, _) => Read(path, reader => MeasuredEffectFile.Read(reader, "variants.tsv", 10))) { Refusal = "does not read" },
            .. Motifs(),
            new("model card", ModelCard.FileName, [card], (path, work) => Load(path, weights, work)),
            new("zip of a model", "model.zip", [zip], (path, work) => ModelPackageZip.Extract(path, Path.Combine(work, "model")))
            {
                Hostile =
                [
                    ("leaves the folder", ZipFiles.Of((ModelCard.FileName, card), (Weights, weights), ("../../escaped", weights))),
                    ("absolute path", ZipFiles.Of((ModelCard.FileName, card), (Weights, weights), ("/tmp/cislens-escaped", weights))),
                    ("backslashes", ZipFiles.Of((ModelCard.FileName, card), (Weights, weights), ("..\\escaped", weights))),
                    ("two files of one name", ZipFiles.Of((ModelCard.FileName, card), (Weights, weights), (Weights, weights))),
                    ("a link in place of the weights", ZipFiles.WithLink(Weights, "/etc/passwd", (ModelCard.FileName, card))),
                    ("no card", ZipFiles.Of((Weights, weights))),
                    ("a long list", ZipFiles.LongList(8_000)),
                ],
            },
            new("bundle", "bundle.zip", [bundle], BundleFiles.Import) { Hostile = BundleFiles.Hostile(bundle) },
            new("file in a bundle, checksums right", "bundle.zip", [bundle], BundleFiles.Import) { Change = BundleFiles.ChangeInside },
            new("safetensors", "weights.safetensors", [weights], Checkpoints),
            new("PyTorch checkpoint", "weights.pth", [Pickled()], Checkpoints),
            new("specification of a run", "spec.json", [Encoding.UTF8.GetBytes(Specification().ToJson())], (path, _) => RunPlanner.Plan(RunSpec.FromJson(File.ReadAllText(path), "spec.json"), package)),
            new("NumPy array", "array.npy", [Array()], (path, _) => NpyFile.Read<float>(path)),
        ];
    }

    private static byte[][] Variants =>
    [
        Encoding.UTF8.GetBytes("##fileformat=VCFv4.3\n##source=a caller\n##INFO=<ID=DP,Number=1,Type=Integer,Description=\"Depth, all\">\n"
            + "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n20\t14370\trs6054257\tG\tA\t29\tPASS\tDP=14\n20\t17330\t.\tT\tA,<DEL>\t3\tq10\tDP=11\n"),
        // Without its first line, as scripts write it, and with a name of digits, so that a line could be one of BED.
        Encoding.UTF8.GetBytes("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS1\n20\t14370\t14380\tG\tA\t29\tPASS\t.\tGT\t0|1\n"),
        Encoding.UTF8.GetBytes("\uFEFF##fileformat=VCFv4.2\r\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\r\nchr1\t1\t.\tACGTACGT\tA\t.\t.\t.\r\n"),
    ];

    private static void Sequences(string path, string work)
    {
        using var stream = File.OpenRead(path);
        SequenceImport.Run(stream, Path.GetFileName(path), new ImportOptions { MaximumLength = 10_000, MaximumSequences = 1000 }, Path.Combine(work, "set"), null, default);
    }

    private static void Read(string path, Action<TextReader> read)
    {
        using var reader = new StreamReader(path);
        read(reader);
    }

    private static void Load(string path, byte[] weights, string work)
    {
        var zip = Path.Combine(work, "model.zip");
        File.WriteAllBytes(zip, ZipFiles.Of((ModelCard.FileName, File.ReadAllBytes(path)), (Weights, weights)));
        using var model = SequenceModel.Load(ModelPackageZip.Extract(zip, Path.Combine(work, "model")), null, torch.CPU);
    }

    private static void Checkpoints(string path, string work)
    {
        using var checkpoint = Checkpoint.Open(path);
        foreach (var tensor in StateDict.Normalize(checkpoint).Tensors.Values)
            tensor.ToFloats();
    }

    private static IEnumerable<Door> Motifs()
    {
        var two = StarterSet.Database with { Motifs = [.. StarterSet.Database.Motifs.Take(2)] };
        foreach (var format in Enum.GetValues<MotifFormat>().Where(format => format != MotifFormat.Npy))
        {
            using var stream = new MemoryStream();
            MotifFiles.Write(stream, format, two);
            yield return new Door($"motifs as {format}", "motifs" + MotifFiles.Ending(format), [stream.ToArray()], (path, _) => MotifFiles.Read(path));
        }
    }

    private static ModelPackage Package(string folder)
    {
        using var graph = TestNetworks.Graph(TestNetworks.Smooth);
        var path = Path.Combine(folder, Weights);
        SafetensorsWriter.Write(path, [.. graph.ToTensors().Values]);
        return ModelPackageBuilder.Build(
            new ModelPackageRequest
            {
                Weights = [path],
                Name = "test",
                Title = "Test network",
                Input = new ModelInput { Length = 30 },
                Architecture = new JsonObject { ["layers"] = JsonNode.Parse(TestNetworks.Smooth) },
            },
            Path.Combine(folder, "package"));
    }

    private static RunSpec Specification() => new()
    {
        Name = "A run",
        Sequences = new SequenceSource { Id = "000000000000", Name = "peaks", Sha256 = "00" },
        Model = new ModelSource { Id = "test", Name = "Test network", Version = "1", Sha256 = "00" },
        Targets = [new TargetSpec { Output = 0, Name = "output 0" }],
        Methods = [new MethodSpec { Method = "ism" }, new MethodSpec { Method = "integrated-gradients", Options = new JsonObject { ["steps"] = 20 } }],
        Embeddings = [new EmbeddingSpec { Layer = "Layer 5 (Flatten)" }],
        Motifs = new MotifSpec { Discoveries = [new DiscoverySpec { Procedure = "modisco", Method = "ism" }] },
        Audit = new AuditSpec { Tests = [new AuditTestSpec { Test = "faithfulness", Options = new JsonObject { ["draws"] = 100 } }] },
    };

    private static byte[] Pickled()
    {
        using var files = new TorchFiles();
        var pickle = PickleBytes.Protocol(2).EmptyOrderedDict().Text("w").Tensor("FloatStorage", "0", 4, 0, [2, 2], [2, 1]).Ascii("s").Stop();
        return File.ReadAllBytes(files.Zip(pickle, ("0", TorchFiles.Floats(1, 2, 3, 4))));
    }

    private static byte[] Array()
    {
        using var stream = new MemoryStream();
        NpyFile.Write<float>(stream, [1, 2, 3, 4, 5, 6], 2, 3);
        return stream.ToArray();
    }
}
