namespace CisLens.Inference.Motifs.Families;

/// <summary>Known motifs that look alike, so that a page can show one line for all.</summary>
/// <param name="Id">Counted from 0, in the order of the first members in their databases.</param>
/// <param name="Label">
/// What people read: the family of factors that more than half of the members state, with the centre's name, such as
/// <c>Fos-related (FOS::JUN)</c>; the centre's name alone where there is no such family or no other member.
/// </param>
/// <param name="Centre">The member most similar to the others; of equal ones the first.</param>
/// <param name="Members">In the order of the databases, the centre among them.</param>
public sealed record MotifFamily(int Id, string Label, Motif Centre, IReadOnlyList<Motif> Members);
