using CisLens.Inference.Models;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits;

/// <summary>What is known of a run when its tests are cut into chunks.</summary>
/// <param name="Spec">The specification.</param>
/// <param name="Card">The model.</param>
/// <param name="Rows">The rows by class.</param>
/// <param name="Length">Length of the run's arrays.</param>
/// <param name="Operations">Floating-point operations of a forward pass, all replicas together.</param>
public sealed record TestPlan(RunSpec Spec, ModelCard Card, RunClasses Rows, int Length, double Operations);
