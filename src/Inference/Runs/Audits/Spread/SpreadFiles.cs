using System.Text.Json;
using CisLens.Inference.Evaluation.Stability;
using CisLens.Shared.Arrays;

namespace CisLens.Inference.Runs.Audits.Spread;

/// <summary>
/// A chunk of the test as files: <c>spread.json</c>, one piece a line of its list; and for each piece k <c>mean-k.npy</c> [rows, length] and
/// <c>deviation-k.npy</c> [rows, sources, length] in the order of <see cref="SpreadSource"/>, 0 where a source has one map.
/// </summary>
internal static class SpreadFiles
{
    private const string Name = "spread.json";
    private static readonly int Sources = Enum.GetValues<SpreadSource>().Length;

    public static void Write(string folder, IReadOnlyList<(TrackSpread Spread, IReadOnlyList<MapSpread[]> Bands)> pieces)
    {
        File.WriteAllText(Path.Combine(folder, Name), JsonSerializer.Serialize(pieces.Select(piece => piece.Spread), AuditFiles.Json));
        for (var piece = 0; piece < pieces.Count; piece++)
        {
            var bands = pieces[piece].Bands;
            var length = bands[0][0].Mean.Length;
            NpyFile.Write<float>(Path.Combine(folder, $"mean-{piece}.npy"), bands.SelectMany(row => row[0].Mean).ToArray(), bands.Count, length);
            NpyFile.Write<float>(
                Path.Combine(folder, $"deviation-{piece}.npy"), bands.SelectMany(row => row).SelectMany(band => band.Deviation).ToArray(), bands.Count, Sources, length);
        }
    }

    public static IReadOnlyList<TrackSpread> Read(string folder) =>
        JsonSerializer.Deserialize<TrackSpread[]>(File.ReadAllText(Path.Combine(folder, Name)), AuditFiles.Json)!;

    /// <summary>The bands of a sequence, one a source with several maps.</summary>
    public static IReadOnlyList<SpreadBand> Bands(string folder, int piece, TrackSpread spread, int place)
    {
        var mean = NpyFile.ReadRows<float>(Path.Combine(folder, $"mean-{piece}.npy"), place, 1);
        var deviations = NpyFile.ReadRows<float>(Path.Combine(folder, $"deviation-{piece}.npy"), place, 1).Chunk(mean.Length).ToList();
        return [.. Enum.GetValues<SpreadSource>().Where(source => spread.Maps(source) > 1)
            .Select(source => new SpreadBand(source, spread.Maps(source), mean, deviations[(int)source]))];
    }
}
