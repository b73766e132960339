using System.Globalization;
using CisLens.Shared.Runs;

namespace CisLens.Shared.Storage;

/// <summary>
/// The files of one run, in the data folder or wherever the command line put them:
/// <code>
/// spec.json                      the frozen specification
/// prepare/chunk-00000/           rows.tsv (rows.npy says where each line begins), dropped.tsv, prepared.json
/// predict/chunk-00000/           outputs.npy [rows, outputs (, positions)], targets.npy [rows, targets]
/// attribute/{method}/chunk-00000/{target}/
///                                observed.npy [rows, length], matrix.npy [rows, 4, length] where the method has it,
///                                top.npy [rows]: the largest absolute value of observed, the method's further arrays
///                                [rows, ...] by their names, checks.json: what was measured to prove the numbers
/// columns/                       what sorting needs, derived from the above
/// embed/{index}/chunk-00000/     embedding.npy [rows, features]
/// filters/{index}/chunk-00000/   filters.json, filters.tsv, filters.meme, tomtom.tsv: filters of a layer as motifs
/// scan/chunk-00000/              hits.tsv (hits.npy says where the lines of each row begin): places of known motifs
/// discover/{index}/chunk-00000/  discovery.json, patterns.json, patterns.meme, seqlets.tsv, seqlets.bed, tomtom.tsv
/// instances/{index}/chunk-00000/ instances.tsv (and .npy), pairs.tsv, spacings.tsv, unmatched.tsv, ignored.tsv
/// external/{id}/                 what is known from elsewhere and was added: source, external.json, result.json or failure.txt
/// annotations.tsv                columns that a person added, by sequence name
/// people/                        of an imported run: what people chose and reviewed elsewhere, with their names
/// downloads/                     ends of the bundle with what people said here, derived
/// bundle.zip                     the download
/// bundle.sha256                  its checksum
/// reclaimed.txt                  when intermediate arrays were removed; not there while they are
/// </code>
/// A chunk's folder exists when, and only when, the chunk is whole.
/// </summary>
/// <param name="Root">Absolute path.</param>
public sealed record RunFolder(string Root)
{
    /// <summary>The frozen specification.</summary>
    public string Spec => Path.Combine(Root, "spec.json");

    /// <summary>What the prepare stage decided.</summary>
    public string Prepared => Chunk(StageKeys.Prepare, 0);

    /// <summary>The rows of the run; a table for people, read by position through <see cref="RowOffsets"/>.</summary>
    public string Rows => Path.Combine(Prepared, "rows.tsv");

    /// <summary>int64 [rows + 1]: where each line begins in <see cref="Rows"/>.</summary>
    public string RowOffsets => Path.Combine(Prepared, "rows.npy");

    /// <summary>The sequences left out, each with the reason.</summary>
    public string Dropped => Path.Combine(Prepared, "dropped.tsv");

    /// <summary>Counts, length and chunk sizes (<see cref="PreparedRun"/>).</summary>
    public string PreparedJson => Path.Combine(Prepared, "prepared.json");

    /// <summary>Columns for sorting, derived.</summary>
    public string Columns => Path.Combine(Root, "columns");

    /// <summary>Columns that a person added, by sequence name.</summary>
    public string Annotations => Path.Combine(Root, "annotations.tsv");

    /// <summary>Folder of what is known from elsewhere, one folder a file that was added.</summary>
    public string External => Path.Combine(Root, "external");

    /// <summary>Of an imported run: what people chose and reviewed elsewhere, with their names, as the bundle had it.</summary>
    public string People => Path.Combine(Root, "people");

    /// <summary>Ends of the bundle with what people said since, derived.</summary>
    public string Downloads => Path.Combine(Root, "downloads");

    /// <summary>The download.</summary>
    public string Bundle => Path.Combine(Root, "bundle.zip");

    /// <summary>The checksum of the download, as <c>sha256sum</c> writes it.</summary>
    public string BundleSha256 => Path.Combine(Root, "bundle.sha256");

    /// <summary>When intermediate arrays were removed; not there while they are.</summary>
    public string Reclaimed => Path.Combine(Root, "reclaimed.txt");

    /// <summary>Folder of a stage.</summary>
    public string Stage(string stageKey) => Path.Combine([Root, .. stageKey.Split('/')]);

    /// <summary>Folder of a chunk.</summary>
    public string Chunk(string stageKey, int index) => Path.Combine(Stage(stageKey), $"chunk-{index:D5}");

    /// <summary>Folder of one target in a chunk of an attribute stage.</summary>
    public string Chunk(TrackKey track, int index) =>
        Path.Combine(Chunk(track.StageKey, index), track.Target.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether a chunk's files are whole.</summary>
    public bool IsWhole(string stageKey, int index) =>
        stageKey == StageKeys.Bundle ? File.Exists(Bundle) : Directory.Exists(Chunk(stageKey, index));
}
