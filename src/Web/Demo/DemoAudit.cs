using System.Text.Json.Nodes;
using CisLens.Shared.Runs;

namespace CisLens.Web.Demo;

/// <summary>The audit of the demo's runs: few draws and few sequences, so that its verdicts are there within a few minutes on two cores.</summary>
public static class DemoAudit
{
    /// <summary>Every test that trains no network. Motifs are left to the other run, so one rule fails that a press of a button puts right.</summary>
    public static AuditSpec Small => new()
    {
        Tests =
        [
            Test("faithfulness", ("blockDraws", 3), ("shuffledDraws", 3), ("backgrounds", 2)),
            Test("agreement"),
            Test("stability", ("sequences", 3)),
            Test("randomisation", ("sequences", 5), ("models", 2), ("copies", 2)),
            Test("spread", ("sequences", 5)),
            Test("completeness", ("sequences", 10), ("checked", 3)),
        ],
    };

    private static AuditTestSpec Test(string id, params (string Name, int Value)[] settings) => new()
    {
        Test = id,
        Options = settings.Length == 0 ? null : new JsonObject(settings.Select(setting => KeyValuePair.Create<string, JsonNode?>(setting.Name, setting.Value))),
    };
}
