using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using CisLens.Inference.Attribution;
using CisLens.Inference.Models;
using CisLens.Inference.Sequences;
using CisLens.Inference.Runs.Reports;
using CisLens.Inference.Simulation;
using CisLens.Shared.Arrays;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.Bundles;

/// <summary>
/// The last stage: one zip with everything, written once. Reads chunk by chunk, so memory does not grow with the run. Holds no
/// wall-clock time, so that the same specification on the same machine gives the same bytes.
/// </summary>
internal sealed class BundleStage
{
    private readonly RunContext _context;
    private readonly PreparedRun _prepared;
    private readonly BundleArchive _archive;
    private readonly CancellationToken _token;

    private BundleStage(RunContext context, PreparedRun prepared, BundleArchive archive, CancellationToken token) =>
        (_context, _prepared, _archive, _token) = (context, prepared, archive, token);

    public static void Run(RunContext context, PreparedRun prepared, IProgress<int>? rows, CancellationToken token)
    {
        AtomicFile.Write(context.Folder.Bundle, stream =>
        {
            using (var archive = new BundleArchive(stream))
                new BundleStage(context, prepared, archive, token).Write();
            BundleHash.Write(context.Folder, stream);
        });
        rows?.Report(1);
    }

    private void Write()
    {
        WriteSpecification();
        WriteSequences();
        WritePredictions();
        using (var results = RunResults.Open(_context.Folder)!)
        {
            foreach (var track in results.Tracks)
                WriteAttributions(track, results.Checks(track));
        }
        for (var index = 0; index < (_context.Spec.Embeddings?.Count ?? 0); index++)
            WriteEmbedding(index, _context.Spec.Embeddings![index]);
        BundleMotifs.Write(_archive, _context, _token);
        BundleAudit.Write(_archive, _context, _prepared, _token);
        _archive.Text("report.html", "the run as one page to read or print: audit, maps of a random panel, motifs, methods; needs no other file", writer =>
            RunReport.Write(writer, ReportSource.OfBundle(_context), _token));
        _archive.Complete(BundleText.Introduction(_context.Spec, _prepared), files => BundleCrate.Write(_context, _prepared, files));
    }

    private void WriteSpecification()
    {
        _archive.Text(BundleNames.Spec, "the specification of the run; the command line runs it again", writer => writer.Write(_context.Spec.ToJson()));
        _archive.Copy(BundleNames.Model, "the model's card", Path.Combine(_context.Package.Folder, ModelCard.FileName));
        _archive.Text("methods.json", "formula, sign and settings of each method, as they were used", writer =>
            writer.Write(BundleText.Methods(_context.Spec)));
        _archive.Text(BundleNames.Provenance, "software version, device, seed and checksums", writer =>
            writer.Write(BundleText.Provenance(_context.Spec, _prepared)));
        _archive.Copy(BundleNames.Prepared, "counts, length, and how the rows were cut into parts", _context.Folder.PreparedJson);
        _archive.Copy(BundleNames.Rows, "the sequences in the order of every array's first axis, and where the model's window lies in each", _context.Folder.Rows);
        _archive.Copy(BundleNames.Dropped, "the sequences left out, each with the reason", _context.Folder.Dropped);
    }

    private void WriteSequences()
    {
        _archive.Add(BundleNames.Sequences, "the sequences of rows.tsv and dropped.tsv in the order of their set, with labels, groups, regions and descriptions; an import makes the set of it again", CompressionLevel.Optimal, stream =>
            SequenceExport.WriteTsv(stream, BundleSequences.Places(Rows(), _context.Folder).Select(place => _context.Sequences[place])));
        if (SimulationTruth.IsIn(_context.Sequences.Folder))
            foreach (var (file, description) in SimulationTruth.Files)
                _archive.Copy(BundleNames.Truth + file, description, Path.Combine(_context.Sequences.Folder, file));
        _archive.Add(BundleNames.Fasta, "the sequences of rows.tsv, whole", CompressionLevel.Optimal, stream =>
            SequenceExport.WriteFasta(stream, Rows().Select(row => _context.Sequences[row.Sequence])));
        _archive.Array<sbyte>(
            BundleNames.OneHot, "arr_0: int8 [rows, 4, length], one-hot, channels A C G T, zeros at unknown bases", CompressionLevel.Fastest,
            [_prepared.Rows, 4, _prepared.Length], WriteOneHot);
    }

    private void WriteOneHot(NpyWriter<sbyte> writer)
    {
        var values = new sbyte[4 * _prepared.Length];
        foreach (var row in Rows())
        {
            values.AsSpan().Clear();
            var window = row.Window(_context.Sequences[row.Sequence].Bases, _prepared.Length);
            for (var position = 0; position < window.Length; position++)
                if (Bases.TryEncode(window[position], out var code) && code != Bases.Unknown)
                    values[(code * _prepared.Length) + position] = 1;
            writer.Append(values);
        }
    }

    private void WritePredictions()
    {
        _archive.Text(BundleNames.Predictions, "the prediction of each target, one line a row", writer =>
        {
            writer.WriteLine($"row\tid\t{string.Join('\t', _context.Spec.Targets.Select(BundleText.Name))}");
            using var rows = Rows().GetEnumerator();
            foreach (var values in Chunks<float>(StageKeys.Predict, ChunkFiles.Targets))
                foreach (var each in values.Chunk(_context.Spec.Targets.Count))
                {
                    rows.MoveNext();
                    writer.WriteLine($"{rows.Current.Row}\t{rows.Current.Id}\t{string.Join('\t', each.Select(value => value.ToString("R", CultureInfo.InvariantCulture)))}");
                }
        });
        if (_context.Spec.Model.Replicas is { } count)
            Gather(BundleNames.PredictionSpread, $"arr_0: float32 [rows, targets], the standard deviation of each prediction over {count} replicas (n - 1)", StageKeys.Predict, ChunkFiles.TargetsSpread);
        Gather(BundleNames.Outputs, "arr_0: float32 [rows, outputs] or [rows, outputs, positions], everything the model answered", StageKeys.Predict, ChunkFiles.Outputs);
    }

    private void WriteAttributions(TrackKey track, IReadOnlyList<MethodCheck> checks)
    {
        var info = RunMethods.Describe(_context.Spec, AttributeStage.Method(_context.Spec, track.StageKey));
        var words = BundleText.Words(info, _context.Spec.Targets[track.Target]);
        Add("observed", $"[rows, length], {words.Observed}", ChunkFiles.Observed);
        if (words.Matrix is not null)
            Add("matrix", $"[rows, 4, length], channels A C G T, {words.Matrix}", ChunkFiles.Matrix);
        foreach (var array in info.Arrays)
            Add(array.Name, $"[rows, {BundleText.Axes(array)}], {array.Title}: {array.Formula}; {array.Sign}", ChunkFiles.Array(array.Name));
        if (checks.Count > 0)
            _archive.Text(BundleNames.Checks(_context.Spec, track), "what was measured to prove these numbers", writer =>
                writer.Write(JsonSerializer.Serialize(checks, RunJson.Indented)));

        void Add(string part, string description, string file) => Gather(
            BundleNames.Attribution(_context.Spec, track, part), $"arr_0: float32 {description}", track.StageKey, Path.Combine(track.Target.ToString(CultureInfo.InvariantCulture), file));
    }

    private void WriteEmbedding(int index, EmbeddingSpec embedding) => Gather(
        BundleNames.Embedding(_context.Spec, index), $"arr_0: float32 [rows, features], the output of {embedding.Title()}",
        StageKeys.Embed(index), ChunkFiles.Embedding);

    /// <summary>Joins the chunks of an array along the first axis.</summary>
    private void Gather(string name, string description, string stageKey, string file)
    {
        var shape = NpyFile.ReadHeader(Path.Combine(_context.Folder.Chunk(stageKey, 0), file)).Shape;
        shape[0] = _prepared.Rows;
        _archive.Array<float>(name, description, CompressionLevel.NoCompression, shape, writer =>
        {
            foreach (var values in Chunks<float>(stageKey, file))
                writer.Append(values);
        });
    }

    private IEnumerable<T[]> Chunks<T>(string stageKey, string file)
        where T : unmanaged
    {
        for (var index = 0; index < _prepared.Layout(stageKey)!.Value.Count; index++)
        {
            _token.ThrowIfCancellationRequested();
            yield return NpyFile.Read<T>(Path.Combine(_context.Folder.Chunk(stageKey, index), file)).Data;
        }
    }

    private IEnumerable<RunRow> Rows()
    {
        const int AtOnce = 1024;
        using var reader = new RunRowReader(_context.Folder);
        for (var first = 0L; first < reader.Count; first += AtOnce)
        {
            _token.ThrowIfCancellationRequested();
            foreach (var row in reader.Read(first, (int)Math.Min(AtOnce, reader.Count - first)))
                yield return row;
        }
    }
}
