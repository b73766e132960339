using CisLens.Shared.Sequences;

namespace CisLens.Web.Sequences;

/// <summary>A sequence set with what was found in its file.</summary>
/// <param name="Set">The set.</param>
/// <param name="ProjectName">The project that owns it.</param>
/// <param name="Report">What was found; null until it is read.</param>
/// <param name="First">The first sequences.</param>
public sealed record SequenceSetPreview(
    SequenceSetLine Set, string ProjectName, ImportReport? Report, IReadOnlyList<NamedSequence> First);
