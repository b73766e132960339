using CisLens.Inference.Attribution;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>On which attributions patterns are best sought.</summary>
public static class DiscoveryMethods
{
    /// <summary>Whether a method says what each of the four letters would do.</summary>
    /// <param name="method">The method's id.</param>
    public static bool HasFourScores(string method) => AttributionCatalogue.Get(method).Info.Matrix != MatrixKind.None;

    /// <summary>The place of a method among those that suit: scores that are contributions come before effects, which are turned into contributions.</summary>
    /// <param name="method">The method's id.</param>
    public static int Rank(string method) => AttributionCatalogue.Get(method).Info.Matrix switch
    {
        MatrixKind.Hypothetical => 0,
        MatrixKind.Effect => 1,
        _ => 2,
    };

    /// <summary>The method that suits best; null where none has four scores.</summary>
    /// <param name="methods">The ids of a run's methods.</param>
    public static string? Usual(IEnumerable<string> methods) => methods.Where(HasFourScores).OrderBy(Rank).FirstOrDefault();
}
