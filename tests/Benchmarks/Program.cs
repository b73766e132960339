using System.Globalization;
using CisLens.Benchmarks.Attribution;
using CisLens.Benchmarks.Evaluation;
using CisLens.Benchmarks.Motifs;
using CisLens.Benchmarks.Runs;
using CisLens.Benchmarks.Torch;

if (args is [OurSide.Name, var network, var method, var rows, var threads])
{
    OurSide.Run(network, method, int.Parse(rows, CultureInfo.InvariantCulture), int.Parse(threads, CultureInfo.InvariantCulture));
    return 0;
}

// dotnet run --project tests/Benchmarks -c Release -- [name ... | all]
var benchmarks = new Dictionary<string, Action>
{
    ["attribution"] = AttributionSpeed.Run,
    ["instances"] = InstanceSpeed.Run,
    ["ism"] = MutagenesisSpeed.Run,
    ["fimo"] = FimoSpeed.Run,
    ["audit"] = () => AuditSpeed.Run(1000),
    ["audit-small"] = () => AuditSpeed.Run(40),
    ["faithfulness"] = FaithfulnessSpeed.Run,
    ["torch"] = TorchSpeed.Run,
    ["memory"] = WorkerMemory.Run,
    ["tomtom"] = TomtomSpeed.Run,
    ["discovery"] = DiscoverySpeed.Run,
};

var chosen = args is [] or ["all"] ? [.. benchmarks.Keys] : args;
foreach (var name in chosen)
{
    if (!benchmarks.TryGetValue(name, out var run))
    {
        Console.Error.WriteLine($"'{name}' is not a benchmark; there are: {string.Join(", ", benchmarks.Keys)}, all");
        return 1;
    }
    run();
}
return 0;
