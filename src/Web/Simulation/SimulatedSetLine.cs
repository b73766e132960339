namespace CisLens.Web.Simulation;

/// <summary>A sequence set in a list.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Name">Its name.</param>
/// <param name="Count">Sequences.</param>
/// <param name="Content">What is planted; empty for sets that are not simulated.</param>
public sealed record SimulatedSetLine(string Id, string Name, long Count, string Content);
