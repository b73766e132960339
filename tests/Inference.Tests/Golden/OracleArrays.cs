namespace CisLens.Inference.Tests.Golden;

/// <summary>Arithmetic on arrays [N, 4, L] that the oracles define and the product shows elsewhere.</summary>
internal static class OracleArrays
{
    /// <summary>Minus, per position, the sum over the four bases divided by a number.</summary>
    public static float[] MinusShare(float[] matrix, int length, double divisor) => Map(matrix, length, (value, sum) => value - sum / divisor);

    public static float[] Times(float[] left, float[] right) => [.. left.Zip(right, (a, b) => a * b)];

    public static float[] Plus(float[] matrix, IReadOnlyList<float> perRow, int length) =>
        [.. matrix.Select((value, index) => value + perRow[index / (4 * length)])];

    /// <summary>[N, L] as [N, 4, L]: each position's value at the base that is there.</summary>
    public static float[] AtObserved(float[] track, float[] oneHot, int length) =>
        [.. oneHot.Select((value, index) => value * track[index / (4 * length) * length + index % length])];

    /// <summary>The part [start, end) of the last axis.</summary>
    public static float[] Part(float[] values, int length, int start, int end) =>
        [.. values.Where((_, index) => index % length >= start && index % length < end)];

    /// <summary>Arrays [N, each] as one [N, arrays, each].</summary>
    public static float[] Stack(IReadOnlyList<float[]> arrays, int rows)
    {
        var each = arrays[0].Length / rows;
        return [.. Enumerable.Range(0, rows).SelectMany(row => arrays.SelectMany(array => array.Skip(row * each).Take(each)))];
    }

    /// <summary>Arrays of equal size as one with a last axis over them.</summary>
    public static float[] StackLast(IReadOnlyList<float[]> arrays) =>
        [.. Enumerable.Range(0, arrays[0].Length).SelectMany(index => arrays.Select(array => array[index]))];

    private static float[] Map(float[] matrix, int length, Func<float, double, double> change)
    {
        var result = new float[matrix.Length];
        for (var row = 0; row < matrix.Length / (4 * length); row++)
            for (var position = 0; position < length; position++)
            {
                int At(int letter) => (4 * row + letter) * length + position;
                var sum = Enumerable.Range(0, 4).Sum(letter => (double)matrix[At(letter)]);
                for (var letter = 0; letter < 4; letter++)
                    result[At(letter)] = (float)change(matrix[At(letter)], sum);
            }
        return result;
    }
}
