using Xunit;

namespace CisLens.Inference.Tests.Training;

/// <summary>
/// Tests in which training gives the same bits twice. They run alone: how many threads share an operator is a setting of the whole process that other tests change,
/// and sums come out in another order then.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TrainingGroup
{
    public const string Name = "training";
}
