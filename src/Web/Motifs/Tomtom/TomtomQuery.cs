using System.Globalization;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Consensus;
using CisLens.Inference.Motifs.Logos;
using CisLens.Inference.Motifs.Tomtom;
using CisLens.Shared;
using CisLens.Web.Tracks;
using Microsoft.AspNetCore.WebUtilities;

namespace CisLens.Web.Motifs.Tomtom;

/// <summary>The motif that is looked up, and how; it lives in the address, so that it can be sent to a colleague.</summary>
public sealed record TomtomQuery
{
    private const string PastedName = "pasted";
    private static readonly TomtomOptions Usual = new();

    /// <summary>The motif as IUPAC letters; empty when it is a matrix, or when there is none.</summary>
    public string Consensus { get; init; } = "";

    /// <summary>The motif as a matrix (<see cref="MotifAddress.Write"/>); null for none.</summary>
    public string? Matrix { get; init; }

    /// <summary>What the matrix is called.</summary>
    public string Name { get; init; } = "";

    /// <summary>Identifiers of the databases searched; none for all of the project.</summary>
    public IReadOnlyList<string> Databases { get; init; } = [];

    /// <summary>Whether the matches of a family stand together.</summary>
    public bool ByFamily { get; init; }

    /// <summary>The colours of the bases.</summary>
    public LogoColors Colors { get; init; }

    /// <summary>How motifs are compared; what is not asked for on the page has its default.</summary>
    public TomtomOptions Options { get; init; } = Usual;

    public bool IsEmpty => Consensus.Length == 0 && Matrix is null;

    public static TomtomQuery Of(string uri) => Of(QueryHelpers.ParseQuery(new Uri(uri).Query).ToDictionary(one => one.Key, one => one.Value.ToString()));

    /// <summary>Reads the parts of an address; what makes no sense has its default.</summary>
    public static TomtomQuery Of(IReadOnlyDictionary<string, string> values)
    {
        string? Text(string key) => values.TryGetValue(key, out var text) && text.Length > 0 ? text : null;
        T Choice<T>(string key, T usual)
            where T : struct, Enum => Enum.TryParse<T>(Text(key), ignoreCase: true, out var choice) && Enum.IsDefined(choice) ? choice : usual;
        return new TomtomQuery
        {
            Consensus = Text("m") ?? "",
            Matrix = Text("m") is null ? Text("ppm") : null,
            Name = Text("name") ?? "",
            Databases = Text("db")?.Split(',') ?? [],
            ByFamily = Text("families") is not null,
            Colors = Choice("colors", LogoColors.Attribution),
            Options = Usual with
            {
                Score = Choice("score", Usual.Score),
                Complete = Text("complete") != "no",
                BothStrands = Text("strands") != "one",
                MinimumOverlap = int.TryParse(Text("overlap"), NumberStyles.None, CultureInfo.InvariantCulture, out var overlap) && overlap is >= 1 and <= TomtomSearch.MaximumQueryWidth ? overlap : Usual.MinimumOverlap,
                ThresholdOf = Choice("of", Usual.ThresholdOf),
                Threshold = double.TryParse(Text("threshold"), NumberStyles.Float, CultureInfo.InvariantCulture, out var threshold) && threshold is >= 0 and <= 1_000_000 ? threshold : Usual.Threshold,
            },
        };
    }

    /// <summary>The motif; null when there is none.</summary>
    /// <exception cref="InputException">It cannot be read.</exception>
    public Motif? Motif()
    {
        if (Consensus.Length > 0)
            return Iupac.Parse(Consensus);
        if (Matrix is null)
            return null;
        var ppm = MotifAddress.Read(Matrix) ?? throw new InputException("The matrix in this address cannot be read; paste the motif again.");
        return new Motif(Name.Length > 0 ? Name : PastedName, ppm);
    }

    /// <summary>The same with another motif.</summary>
    public TomtomQuery With(Motif motif) => this with { Consensus = "", Matrix = MotifAddress.Write(motif.Ppm), Name = motif.Title };

    /// <summary>The query string, beginning with a question mark, or nothing.</summary>
    public override string ToString() => QueryHelpers.AddQueryString("", new Dictionary<string, string?>
    {
        ["m"] = Consensus.Length > 0 ? Consensus : null,
        ["ppm"] = Matrix,
        ["name"] = Name.Length > 0 ? Name : null,
        ["db"] = Databases.Count > 0 ? string.Join(',', Databases) : null,
        ["families"] = ByFamily ? "1" : null,
        ["score"] = Options.Score == Usual.Score ? null : Options.Score.ToString().ToLowerInvariant(),
        ["complete"] = Options.Complete ? null : "no",
        ["strands"] = Options.BothStrands ? null : "one",
        ["overlap"] = Options.MinimumOverlap == Usual.MinimumOverlap ? null : Options.MinimumOverlap.ToString(CultureInfo.InvariantCulture),
        ["of"] = Options.ThresholdOf == Usual.ThresholdOf ? null : Options.ThresholdOf.ToString().ToLowerInvariant(),
        ["threshold"] = Options.Threshold == Usual.Threshold ? null : Options.Threshold.ToString("R", CultureInfo.InvariantCulture),
        ["colors"] = Colors == LogoColors.Attribution ? null : Colors.ToString().ToLowerInvariant(),
    });
}
