using CisLens.Benchmarks.Mutagenesis;
using CisLens.Benchmarks.Runs;
using CisLens.Benchmarks.Torch;

// dotnet run --project tests/Benchmarks -c Release -- [name ... | all]
var benchmarks = new Dictionary<string, Action>
{
    ["torch"] = TorchSpeed.Run,
    ["ism"] = MutagenesisSpeed.Run,
    ["memory"] = WorkerMemory.Run,
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
