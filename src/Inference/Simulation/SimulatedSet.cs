using System.Globalization;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Simulation;

/// <summary>Simulated sequences and what was planted in them.</summary>
/// <param name="Sequences">The sequences; the group is the planted factor, the label 1 with and 0 without one.</param>
/// <param name="Sites">Everything planted, by sequence, then by position.</param>
/// <param name="Recipe">What it was made from.</param>
public sealed record SimulatedSet(IReadOnlyList<NamedSequence> Sequences, IReadOnlyList<PlantedSite> Sites, SimulationRecipe Recipe)
{
    /// <summary>The header of the table of sites.</summary>
    internal const string TableHeader = "sequence\tstart\tend\tmotif\tstrand\tbases\tdecoy";

    /// <summary>Writes the sites as a tab-separated table with a header; positions are 0-based, the end is excluded.</summary>
    public void WriteTable(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(TableHeader + "\n");
        foreach (var site in Sites)
            writer.Write(string.Create(CultureInfo.InvariantCulture,
                $"{site.SequenceId}\t{site.Start}\t{site.End}\t{site.Motif}\t{site.Strand}\t{site.Bases}\t{(site.IsDecoy ? 1 : 0)}\n"));
    }

    /// <summary>Writes the sites as BED with six columns; the sequence id stands in the place of the chromosome.</summary>
    public void WriteBed(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (var site in Sites)
            writer.Write(string.Create(CultureInfo.InvariantCulture,
                $"{site.SequenceId}\t{site.Start}\t{site.End}\t{site.Motif}\t{(site.IsDecoy ? 0 : 1000)}\t{site.Strand}\n"));
    }

    /// <summary>Writes the sequences as FASTA, with group and label behind the name.</summary>
    public void WriteFasta(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (var sequence in Sequences)
            writer.Write($">{sequence.Id} group={sequence.Group} label={sequence.Label}\n{sequence.Bases}\n");
    }
}
