using System.Globalization;
using System.Text;
using System.Text.Json;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Simulation;

/// <summary>
/// What was planted where: two files beside the sequences of a simulated set, <c>simulation.json</c> with the recipe and
/// <c>sites.tsv</c> with one line a site. Needs no native library.
/// </summary>
public sealed class SimulationTruth
{
    private const string RecipeFile = "simulation.json";
    private const string SitesFile = "sites.tsv";

    private readonly Dictionary<string, List<PlantedSite>> _sites;

    private SimulationTruth(SimulationRecipe recipe, IEnumerable<PlantedSite> sites) =>
        (Recipe, _sites) = (recipe, sites.GroupBy(site => site.SequenceId, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal));

    /// <summary>The two files, each with what it is.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = new Dictionary<string, string>
    {
        [RecipeFile] = "the recipe by which the sequences were simulated",
        [SitesFile] = "what was planted where in the simulated sequences; positions 0-based, ends excluded",
    };

    /// <summary>What the set was made from.</summary>
    public SimulationRecipe Recipe { get; }

    /// <summary>The names of the motifs whose sequences are groups of their own.</summary>
    public IReadOnlyList<string> Motifs => [.. Recipe.Options.Motifs.Select(motif => motif.Name)];

    /// <summary>Sites planted in all.</summary>
    public int Count => _sites.Values.Sum(sites => sites.Count);

    /// <summary>What was planted in a sequence, by position.</summary>
    /// <param name="sequenceId">Name of the sequence.</param>
    public IReadOnlyList<PlantedSite> Sites(string sequenceId) => _sites.TryGetValue(sequenceId, out var sites) ? sites : [];

    /// <summary>Whether a folder holds the truth about its sequences.</summary>
    /// <param name="folder">A folder.</param>
    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, RecipeFile)) && File.Exists(Path.Combine(folder, SitesFile));

    /// <summary>Reads the truth; null for sequences that were not simulated.</summary>
    /// <param name="folder">The folder of a sequence set, or one that the command <c>simulate</c> wrote.</param>
    /// <exception cref="InputException">A file is damaged; says which line.</exception>
    public static SimulationTruth? Open(string folder)
    {
        if (SitesPath(folder) is not { } sites)
            return null;
        return new SimulationTruth(ReadRecipe(folder), File.ReadLines(sites).Index().Skip(1).Select(line => Site(line.Item, line.Index + 1)));
    }

    /// <summary>The table of sites in a folder; null where there is no truth.</summary>
    /// <param name="folder">A folder.</param>
    public static string? SitesPath(string folder) => IsIn(folder) ? Path.Combine(folder, SitesFile) : null;

    /// <summary>Reads the recipe alone.</summary>
    /// <param name="folder">A folder that holds the truth.</param>
    /// <exception cref="InputException">The file is damaged.</exception>
    public static SimulationRecipe ReadRecipe(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<SimulationRecipe>(File.ReadAllText(Path.Combine(folder, RecipeFile)), RunJson.Indented)!;
        }
        catch (JsonException error)
        {
            throw new InputException($"{RecipeFile} cannot be read: {error.Message.TrimEnd('.')}; simulate the set again.", RecipeFile, error.LineNumber + 1, error);
        }
    }

    /// <summary>Writes the truth about a set into a folder.</summary>
    /// <param name="folder">A folder that is there.</param>
    /// <param name="set">The set.</param>
    public static void Write(string folder, SimulatedSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        File.WriteAllText(Path.Combine(folder, RecipeFile), JsonSerializer.Serialize(set.Recipe, RunJson.Indented));
        using var sites = new StreamWriter(Path.Combine(folder, SitesFile), append: false, new UTF8Encoding(false));
        set.WriteTable(sites);
    }

    /// <summary>Copies the truth to another folder with the same sequences.</summary>
    /// <param name="from">A folder that holds it.</param>
    /// <param name="to">A folder that is there.</param>
    /// <exception cref="InputException">There is none to copy.</exception>
    public static void Copy(string from, string to)
    {
        if (!IsIn(from))
            throw new InputException($"{from} does not hold {RecipeFile} and {SitesFile}; give a folder that the command simulate wrote.", from);
        foreach (var file in Files.Keys)
            File.Copy(Path.Combine(from, file), Path.Combine(to, file), overwrite: true);
    }

    /// <summary>
    /// Stores a simulated set with its truth in one step, so that the folder is either whole or not there. The label of a sequence is
    /// its motif, or <see cref="SequenceSimulator.BackgroundGroup"/>.
    /// </summary>
    /// <param name="folder">Folder to make.</param>
    /// <param name="set">The set.</param>
    public static ImportReport Store(string folder, SimulatedSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        AtomicDirectory.Write(folder, temporary =>
        {
            using var writer = new SequenceSetWriter(temporary, new ImportOptions { Alphabet = Alphabet.Dna });
            foreach (var sequence in set.Sequences)
                writer.Add(sequence with { Label = sequence.Group, Group = null });
            writer.Complete("simulated", "sequences");
            Write(temporary, set);
        });
        using var stored = SequenceSet.Open(folder);
        return stored.Report;
    }

    private static PlantedSite Site(string line, int number)
    {
        if (line.Split('\t') is [var id, var start, var end, var motif, ['+' or '-'] strand, var bases, ("0" or "1") and var decoy]
            && int.TryParse(start, CultureInfo.InvariantCulture, out var first) && int.TryParse(end, CultureInfo.InvariantCulture, out var last) && first >= 0 && last > first)
            return new PlantedSite(id, motif, first, last, strand[0], bases, decoy == "1");
        throw new InputException($"Line {number} of {SitesFile} is not a site; simulate the set again.", SitesFile, number);
    }
}
