using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Runs;
using CisLens.Inference.Runs.Audits.Spread;
using CisLens.Inference.Runs.Bundles;
using CisLens.Shared.Arrays;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Tests.Runs.Bundles;

public sealed class BundleTests : IDisposable
{
    private readonly LocalLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Run_Whole_EveryFileIsExplainedAndHasItsChecksum()
    {
        using var context = Bundle();
        using var zip = ZipFile.OpenRead(context.Folder.Bundle);
        var names = zip.Entries.Select(entry => entry.FullName).ToList();
        Assert.Equal(
            [
                "README.txt", "attributions/ism.0.B.checks.json", "attributions/ism.0.B.matrix.npz", "attributions/ism.0.B.observed.npz",
                "attributions/saliency.0.B.observed.npz",
                "checksums.sha256", "dropped.tsv", "methods.json", "model.json", "outputs.npz", "predictions.tsv", "prepared.json", "provenance.json",
                "report.html", "ro-crate-metadata.json", "rows.tsv", "sequences.fa", "sequences.npz", "sequences.tsv", "spec.json",
            ],
            names.Where(name => !name.StartsWith("attributions/saliency.0.B.matrix", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        var readme = Text(zip, "README.txt");
        Assert.All(names, name => Assert.Contains(name, readme, StringComparison.Ordinal));
        foreach (var line in Text(zip, "checksums.sha256").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var stream = zip.GetEntry(line[66..])!.Open();
            Assert.Equal(line[..64], Convert.ToHexStringLower(SHA256.HashData(stream)));
        }
        Assert.Equal(names.Count - 1, Text(zip, "checksums.sha256").Count(letter => letter == '\n'));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(context.Folder.Bundle))), BundleHash.Read(context.Folder));
    }

    [Fact]
    public void Run_Audit_VerdictsEvidenceAndMeasurementsAreThere()
    {
        using var context = _lab.Open(
            RunLab.Fasta(21, 30),
            spec => spec with { Audit = new AuditSpec { Tests = [new AuditTestSpec { Test = SpreadTest.Id, Options = new JsonObject { ["sequences"] = 5, ["seeds"] = 2 } }] } },
            methods: "deeplift-shap");
        LocalLab.RunAll(context);
        using var zip = ZipFile.OpenRead(context.Folder.Bundle);
        var table = Text(zip, "audit.tsv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToList();
        Assert.Equal(VerdictTable.Header.Split('\t'), table[0]);
        // Every rule and gate is there, whether or not it was looked at.
        Assert.Equal(AuditRules.Gates.Concat(AuditRules.All).Select(rule => rule.Code), table.Skip(1).Select(line => line[0]).Distinct());
        Assert.Contains(table, line => line[0] == "16" && line[2] != "not run" && line[6].Length > 0);
        Assert.Equal(File.ReadAllText(Path.Combine(context.Folder.Chunk(StageKeys.Audit, 0), "evidence.json")), Text(zip, "audit/evidence.json"));
        Assert.All(
            Directory.GetFiles(context.Folder.Chunk(StageKeys.Audit, 0)),
            file => Assert.NotNull(zip.GetEntry($"audit/{Path.GetFileName(file)}")));
        Assert.Contains(zip.Entries, entry => entry.FullName.StartsWith("audit/tests/spread/chunk-00000/", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_Twice_SameBytes()
    {
        using var first = Bundle();
        using var second = Bundle();
        Assert.Equal(File.ReadAllBytes(first.Folder.Bundle), File.ReadAllBytes(second.Folder.Bundle));
    }

    [Fact]
    public void Run_SequencesOfEveryKind_TheTableGivesTheSetAgain()
    {
        // Names, lower case, labels, groups, a region and unknown bases; one sequence is dropped in the middle.
        var fasta = $">a b c label=x group=g\n{new string('A', 28)}nN\n>long\n{new string('A', 40)}\n>c chr1:11-40\nacgtacgtacgtacgtacgtacgtacgtac\n>d label=2 \"said\" so\n{new string('C', 30)}\n";
        using var context = _lab.Open(fasta);
        LocalLab.RunAll(context);
        using var zip = ZipFile.OpenRead(context.Folder.Bundle);
        using var table = zip.GetEntry("sequences.tsv")!.Open();
        var report = SequenceImport.Run(table, "sequences.tsv", new ImportOptions(), Path.Combine(_lab.Root, "again"), null, default);
        Assert.Equal((4, 0, context.Spec.Sequences.Sha256), ((int)report.Count, (int)report.RejectedCount, report.Sha256));
    }

    [Fact]
    public void Run_Whole_ArraysAreThoseOfTheChunks()
    {
        using var context = Bundle();
        var folder = Path.Combine(_lab.Root, "unpacked");
        ZipFile.ExtractToDirectory(context.Folder.Bundle, folder);
        using var results = RunResults.Open(context.Folder)!;
        using var matrix = new NpzFile(Path.Combine(folder, "attributions/ism.0.B.matrix.npz"));
        var array = matrix.Read<float>("arr_0");
        Assert.Equal([21, 4, 30], array.Shape);
        Assert.Equal(results.Matrix(new TrackKey("ism", 0), 20), array.Data[^120..]);
        using var sequences = new NpzFile(Path.Combine(folder, "sequences.npz"));
        Assert.Equal(21 * 30, sequences.Read<sbyte>("arr_0").Data.Sum(value => value));
        var table = File.ReadAllLines(Path.Combine(folder, "predictions.tsv"));
        Assert.Equal("row\tid\tB", table[0]);
        Assert.Equal(results.Predictions(20)![0], float.Parse(table[21].Split('\t')[2], System.Globalization.CultureInfo.InvariantCulture));
        var methods = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "methods.json")))!.AsArray();
        Assert.All(methods, method => Assert.NotEmpty(method!["formula"]!.GetValue<string>()));
        Assert.Equal(context.Spec.Hash(), RunSpec.FromJson(File.ReadAllText(Path.Combine(folder, "spec.json"))).Hash());
    }

    [SkippableFact]
    public void Run_Whole_NumPyOpensTheArrays()
    {
        Skip.IfNot(Python("import numpy"), "No python3 with NumPy on this machine.");
        using var context = Bundle();
        var folder = Path.Combine(_lab.Root, "unpacked");
        ZipFile.ExtractToDirectory(context.Folder.Bundle, folder);
        Assert.True(Python($"""
            import numpy
            x = numpy.load(r"{folder}/sequences.npz")["arr_0"]
            m = numpy.load(r"{folder}/attributions/ism.0.B.matrix.npz")["arr_0"]
            o = numpy.load(r"{folder}/attributions/ism.0.B.observed.npz")["arr_0"]
            y = numpy.load(r"{folder}/outputs.npz")["arr_0"]
            assert x.shape == m.shape == (21, 4, 30) and o.shape == (21, 30) and y.shape == (21, 2)
            assert x.dtype == numpy.int8 and m.dtype == numpy.float32
            assert (x.sum(axis=1) == 1).all() and (m[x == 1] == 0).all() and numpy.abs(m).max() > 0
            """));
    }

    private RunContext Bundle()
    {
        var context = _lab.Open(RunLab.Fasta(21, 30) + ">long\n" + new string('A', 40) + "\n", null, null, "saliency", "ism");
        LocalLab.RunAll(context);
        return context;
    }

    private static string Text(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    private static bool Python(string program)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", program]) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
