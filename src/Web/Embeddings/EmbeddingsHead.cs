using CisLens.Shared.Runs;

namespace CisLens.Web.Embeddings;

/// <summary>What the page of a run's embeddings needs before any map is computed.</summary>
/// <param name="ProjectName">The project's name.</param>
/// <param name="Run">The run.</param>
/// <param name="Spec">Its specification.</param>
/// <param name="Rows">Sequences; 0 while the run is not prepared.</param>
/// <param name="Embeddings">The embeddings, in the order of the specification.</param>
/// <param name="Columns">What points can be coloured by.</param>
/// <param name="Pairs">Pairs of reference and alternative among the sequences.</param>
/// <param name="Usual">The embedding that a run of this model usually keeps; null when the model is gone or shows no layers.</param>
public sealed record EmbeddingsHead(
    string ProjectName, RunSummary Run, RunSpec Spec, long Rows, IReadOnlyList<EmbeddingLine> Embeddings, IReadOnlyList<ColumnLine> Columns, int Pairs,
    EmbeddingSpec? Usual);
