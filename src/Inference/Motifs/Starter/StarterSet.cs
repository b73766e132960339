using System.Security.Cryptography;
using CisLens.Inference.Motifs.Files;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Motifs.Starter;

/// <summary>
/// The motifs that ship: consensus sites of well-known factors, each with the paper it comes from. They need no download and no
/// licence; a measured collection (JASPAR, HOCOMOCO) says more. Every project has them.
/// </summary>
public static class StarterSet
{
    /// <summary>Its identifier, which no uploaded database can have.</summary>
    public const string Id = "starter";

    /// <summary>The file's name.</summary>
    public const string FileName = "starter.tsv";

    /// <summary>Who may use it and what to cite.</summary>
    public const string Licence = "Part of CisLens. Consensus sites written by hand from the papers that stand beside each motif; cite those.";

    private static readonly Lazy<byte[]> Content = new(Load);

    private static readonly Lazy<MotifFile> Parsed = new(() =>
    {
        using var stream = new MemoryStream(Content.Value);
        var file = MotifFiles.Parse(stream, FileName);
        return file with { Database = file.Database with { Name = "Starter set", Version = "1" } };
    });

    private static readonly Lazy<MotifDatabaseSource> Named = new(() =>
        new MotifDatabaseSource(Id, Database.Name, Database.Version, Convert.ToHexStringLower(SHA256.HashData(Content.Value)), Database.Motifs.Count));

    /// <summary>The motifs.</summary>
    public static MotifDatabase Database => Parsed.Value.Database;

    /// <summary>How a run names it.</summary>
    public static MotifDatabaseSource Source => Named.Value;

    /// <summary>The file's bytes.</summary>
    public static ReadOnlyMemory<byte> File => Content.Value;

    private static byte[] Load()
    {
        using var stream = typeof(StarterSet).Assembly.GetManifestResourceStream(FileName)!;
        using var held = new MemoryStream();
        stream.CopyTo(held);
        return held.ToArray();
    }
}
