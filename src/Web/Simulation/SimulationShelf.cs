using CisLens.Inference.Training.Sets;

namespace CisLens.Web.Simulation;

/// <summary>What the page about simulated sequences shows.</summary>
/// <param name="ProjectName">The project.</param>
/// <param name="Sets">Its simulated sets, the latest first.</param>
/// <param name="RealSets">Its other sets, of which backgrounds can be made.</param>
/// <param name="Trainings">Its trainings, the latest first.</param>
public sealed record SimulationShelf(
    string ProjectName, IReadOnlyList<SimulatedSetLine> Sets, IReadOnlyList<SimulatedSetLine> RealSets, IReadOnlyList<TrainingRecord> Trainings);
