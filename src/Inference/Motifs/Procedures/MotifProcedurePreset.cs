using System.Text.Json.Nodes;

namespace CisLens.Inference.Motifs.Procedures;

/// <summary>Settings of a procedure that suit a kind of data.</summary>
/// <param name="Title">What people read.</param>
/// <param name="Description">For which data, and what differs from the defaults.</param>
/// <param name="Options">The settings that differ from the defaults; empty for the defaults themselves.</param>
public sealed record MotifProcedurePreset(string Title, string Description, JsonObject Options);
