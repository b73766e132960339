using CisLens.Inference.Runs.Audits.Agreement;
using CisLens.Inference.Runs.Audits.Completeness;
using CisLens.Inference.Runs.Audits.Effects;
using CisLens.Inference.Runs.Audits.Faithfulness;
using CisLens.Inference.Runs.Audits.GroundTruth;
using CisLens.Inference.Runs.Audits.Labels;
using CisLens.Inference.Runs.Audits.Randomisation;
using CisLens.Inference.Runs.Audits.Spread;
using CisLens.Inference.Runs.Audits.Stability;
using CisLens.Inference.Settings;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits;

/// <summary>All tests of the audit. Loads no native library, so the portal uses it too.</summary>
public static class AuditTests
{
    /// <summary>The tests, in the order in which they are run and shown. A new one is added here.</summary>
    public static IReadOnlyList<IAuditTest> All { get; } =
    [
        new FaithfulnessTest(),
        new AgreementTest(),
        new StabilityTest(),
        new ParameterRandomisationTest(),
        new SpreadTest(),
        new GroundTruthTest(),
        new LabelsTest(),
        new CompletenessTest(),
        new EffectsTest(),
    ];

    /// <summary>A test.</summary>
    /// <param name="id">Its id, e.g. <c>faithfulness</c>.</param>
    /// <exception cref="InputException">There is no such test.</exception>
    public static IAuditTest Get(string id) => All.FirstOrDefault(test => test.Info.Id == id)
        ?? throw new InputException($"There is no test '{id}'; there are {string.Join(", ", All.Select(test => test.Info.Id))}.");

    /// <summary>A test's settings, for a form.</summary>
    /// <param name="id">Its id.</param>
    public static IReadOnlyList<MethodSetting> Settings(string id) => MethodOptions.Settings(Get(id).Info.OptionsType);

    /// <summary>Reads and checks a test's settings.</summary>
    /// <param name="test">The test with its settings; absent ones have their default.</param>
    /// <returns>An object of the test's options type.</returns>
    /// <exception cref="InputException">The test or a setting is unknown, or a value is out of range; names the setting.</exception>
    public static object Options(AuditTestSpec test)
    {
        ArgumentNullException.ThrowIfNull(test);
        return MethodOptions.Read(test.Test, Get(test.Test).Info.OptionsType, test.Options);
    }
}
