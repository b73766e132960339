using CisLens.Inference.Attribution;
using CisLens.Inference.Models;
using CisLens.Shared;
using CisLens.Shared.Runs;
using TorchSharp;

namespace CisLens.Inference.Readiness;

/// <summary>Makes a readiness report: measures a model with its weights on random sequences.</summary>
public static class ReadinessTest
{
    /// <summary>Measures the first replica of a package.</summary>
    /// <param name="package">The package.</param>
    /// <param name="device">Where to run.</param>
    /// <param name="clock">Gives the time that the report states.</param>
    /// <param name="token">Checked before each batch.</param>
    /// <exception cref="InputException">The weights or the golden outputs do not fit the card.</exception>
    public static ReadinessReport Run(ModelPackage package, torch.Device device, TimeProvider clock, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(clock);
        using var model = SequenceModel.Load(package, null, device);
        var (card, length) = (package.Card, ReportLength.Of(package.Card));
        var strands = StrandTest.Run(model, length, token);
        var target = TargetOf(card, strands);
        var (seconds, timed) = SpeedTest.Run(model, length, token);
        var tests = new MethodTest(model, target, length, seconds);
        var methods = AttributionCatalogue.All.Select(method => tests.Run(method, token)).ToList();
        var (golden, mutants) = (GoldenTest.Run(package, model, token), MutantTest.Run(model, target, length, token));
        return new ReadinessReport
        {
            Model = card.Title,
            Weights = card.Weights[0].Sha256,
            Software = SoftwareVersion.Current,
            ComputedAt = clock.GetUtcNow(),
            Device = device.type == DeviceType.CPU ? $"cpu, {torch.get_num_threads()} threads" : device.ToString(),
            Length = length,
            Seed = RandomInputs.Seed,
            Target = target.Title,
            Layers = LayerTable.Of(card),
            Seen = ReceptivePart.Of(card, target.Spec, length),
            Strands = strands,
            StrandSequences = StrandTest.Sequences,
            SecondsPerSequence = seconds,
            TimedSequences = timed,
            OperationsPerSequence = model.Graph?.Cost(length).Operations * model.PassesPerForward,
            Methods = methods,
            SelfTest = [.. new[] { golden, mutants }.OfType<SelfTestLine>(), .. tests.Lines],
            Untested = [.. Gaps(target, golden, mutants), .. tests.Untested],
        };
    }

    private static IEnumerable<string> Gaps(Target target, SelfTestLine? golden, SelfTestLine? mutants)
    {
        if (golden is null)
            yield return $"The package carries no outputs of another program ({GoldenOutputs.FileName}) to compare with.";
        if (mutants is null)
            yield return $"No mutation in the middle of a random sequence changes {target.Title}, so that differences of 0 prove little.";
    }

    // An output that is the same for all random sequences, such as that of a detector that stays silent, would prove nothing.
    private static Target TargetOf(ModelCard card, IReadOnlyList<StrandDifference> strands)
    {
        var output = Enumerable.Range(0, strands.Count).MaxBy(index => strands[index].Deviation);
        return Target.Create(
            new TargetSpec { Output = output, Name = card.Outputs[output].Name, Positions = card.Positional ? PositionRule.Centre : PositionRule.None }, card);
    }
}
