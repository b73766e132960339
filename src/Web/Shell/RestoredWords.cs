using CisLens.Shared.Data.Entities;

namespace CisLens.Web.Shell;

/// <summary>What a bundle said of a kind of words.</summary>
/// <param name="What">How much, e.g. <c>3 comments</c>.</param>
/// <param name="Entities">What is to be stored.</param>
/// <param name="Change">What changes in the run itself.</param>
public sealed record RestoredWords(string What, IReadOnlyList<object> Entities, Action<RunEntity>? Change = null);
