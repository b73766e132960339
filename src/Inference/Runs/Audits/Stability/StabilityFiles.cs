using CisLens.Inference.Evaluation.Stability;
using CisLens.Shared.Arrays;

namespace CisLens.Inference.Runs.Audits.Stability;

/// <summary>Changes and what maps and outputs did, as a table of numbers: map, row, kind, amount, correlation, change of the output.</summary>
internal static class StabilityFiles
{
    private const string Name = "responses.npy";
    private const int Numbers = 6;

    public static void Write(string folder, IReadOnlyList<IReadOnlyList<ChangeResponse>> responses)
    {
        double[] values = [.. responses.SelectMany((of, map) => of.SelectMany(response => new[]
        {
            map, response.Row, (int)response.Kind, response.Amount, response.Correlation, response.OutputChange,
        }))];
        NpyFile.Write<double>(Path.Combine(folder, Name), values, values.Length / Numbers, Numbers);
    }

    public static IReadOnlyList<IReadOnlyList<ChangeResponse>> Read(string folder, int maps)
    {
        var responses = Enumerable.Range(0, maps).Select(_ => new List<ChangeResponse>()).ToList();
        foreach (var values in NpyFile.Read<double>(Path.Combine(folder, Name)).Data.Chunk(Numbers))
            responses[(int)values[0]].Add(new ChangeResponse((long)values[1], (SmallChangeKind)(int)values[2], (int)values[3], values[4], values[5]));
        return responses;
    }
}
