using CisLens.Shared.Sequences;

namespace CisLens.Web.Runs;

/// <summary>A sequence set that is ready.</summary>
public sealed record SetChoice(string Id, string Name, ImportReport Report);
