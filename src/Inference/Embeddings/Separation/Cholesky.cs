namespace CisLens.Inference.Embeddings.Separation;

/// <summary>Solves a small symmetric positive definite system.</summary>
internal static class Cholesky
{
    /// <summary>The x with matrix x = right. The lower triangle of the matrix is read, and overwritten by its factor.</summary>
    public static double[] Solve(double[][] matrix, double[] right)
    {
        Factor(matrix);
        var solution = (double[])right.Clone();
        for (var row = 0; row < solution.Length; row++)
        {
            for (var column = 0; column < row; column++)
                solution[row] -= matrix[row][column] * solution[column];
            solution[row] /= matrix[row][row];
        }
        for (var row = solution.Length - 1; row >= 0; row--)
        {
            for (var below = row + 1; below < solution.Length; below++)
                solution[row] -= matrix[below][row] * solution[below];
            solution[row] /= matrix[row][row];
        }
        return solution;
    }

    private static void Factor(double[][] matrix)
    {
        for (var row = 0; row < matrix.Length; row++)
            for (var column = 0; column <= row; column++)
            {
                var sum = matrix[row][column];
                for (var before = 0; before < column; before++)
                    sum -= matrix[row][before] * matrix[column][before];
                matrix[row][column] = row == column ? Math.Sqrt(sum) : sum / matrix[column][column];
            }
    }
}
