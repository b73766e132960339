using CisLens.Inference.Evaluation.Agreement;
using CisLens.Shared.Arrays;

namespace CisLens.Inference.Runs.Audits.Agreement;

/// <summary>The agreement of every two maps of each sequence, as it is stored.</summary>
/// <param name="Rows">[N]: rows of the run, rising.</param>
/// <param name="Values">[N, pairs, 6]: the numbers of <see cref="MapAgreement"/>; NaN where the target is not judged on the sequence.</param>
internal sealed record AgreementArrays(long[] Rows, float[] Values)
{
    private const string RowsName = "agreement-rows.npy";
    private const string ValuesName = "agreement.npy";
    private const int Numbers = 6;

    public static AgreementArrays Of(IReadOnlyList<long> rows, IReadOnlyList<IReadOnlyList<MapAgreement?>> pairs) => new(
        [.. rows],
        [.. pairs.SelectMany(row => row).SelectMany(pair => pair is { } of
            ? new[] { of.Spearman, of.SpearmanNull, of.Overlap, of.OverlapNull, of.Signs, of.SignsNull }.Select(value => (float)value)
            : Enumerable.Repeat(float.NaN, Numbers))]);

    public static AgreementArrays Join(IReadOnlyList<AgreementArrays> chunks) =>
        new([.. chunks.SelectMany(chunk => chunk.Rows)], [.. chunks.SelectMany(chunk => chunk.Values)]);

    /// <summary>The sequences on which a target is judged, rising.</summary>
    public IReadOnlyList<RowAgreement> Of(IReadOnlyList<(int First, int Second, int Target)> pairs, int target)
    {
        int[] places = [.. Enumerable.Range(0, pairs.Count).Where(pair => pairs[pair].Target == target)];
        if (places.Length == 0)
            return [];
        return [.. Enumerable.Range(0, Rows.Length).Where(row => !float.IsNaN(Values[((row * pairs.Count) + places[0]) * Numbers])).Select(row =>
        {
            MapAgreement[] agreements = [.. places.Select(pair => At(((row * pairs.Count) + pair) * Numbers))];
            return new RowAgreement(Rows[row], AgreementMeasure.Disagreement(agreements), agreements);
        })];
    }

    public static AgreementArrays Read(string folder) =>
        new(NpyFile.Read<long>(Path.Combine(folder, RowsName)).Data, NpyFile.Read<float>(Path.Combine(folder, ValuesName)).Data);

    public void Write(string folder)
    {
        NpyFile.Write<long>(Path.Combine(folder, RowsName), Rows, Rows.Length);
        NpyFile.Write<float>(Path.Combine(folder, ValuesName), Values, Rows.Length, Rows.Length == 0 ? 0 : Values.Length / Rows.Length / Numbers, Numbers);
    }

    private MapAgreement At(int place) => new(Values[place], Values[place + 1], Values[place + 2], Values[place + 3], Values[place + 4], Values[place + 5]);
}
