namespace CisLens.Web.Models;

/// <summary>The models that a project can use.</summary>
/// <param name="ProjectName">The project; null for the shared catalogue.</param>
/// <param name="Models">The models, those of the project first.</param>
public sealed record ModelShelf(string? ProjectName, IReadOnlyList<ModelLine> Models)
{
    public const string Purpose = "Trained networks that turn a sequence into numbers. Each card says where its model comes from, what it takes, and how well it was measured to predict.";
}
