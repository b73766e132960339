using CisLens.Inference.Motifs;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>Matrices as JSON: one list a position, each with the numbers of A C G T.</summary>
internal static class MatrixJson
{
    public static double[][] Of(MotifMatrix matrix) => [.. Enumerable.Range(0, matrix.Width).Select(position => matrix.Column(position).ToArray())];

    public static double[] Values(double[][] columns) => [.. columns.SelectMany(column => column)];
}
