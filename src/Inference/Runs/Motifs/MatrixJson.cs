using CisLens.Inference.Motifs;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>Matrices as JSON: one list a position, each with the numbers of A C G T.</summary>
public static class MatrixJson
{
    /// <summary>The columns of a matrix, [width][4].</summary>
    public static double[][] Of(MotifMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return [.. Enumerable.Range(0, matrix.Width).Select(position => matrix.Column(position).ToArray())];
    }

    internal static double[] Values(double[][] columns) => [.. columns.SelectMany(column => column)];
}
