namespace CisLens.Web.Tracks;

/// <summary>What the matrix viewer in the browser is told.</summary>
/// <param name="Url">Answers little-endian float32 [rows, columns], with the shape in the header <c>X-Shape</c>.</param>
/// <param name="Title">What people read.</param>
/// <param name="Unit">The unit of the values.</param>
/// <param name="RowAxis">What the rows are, from the top.</param>
/// <param name="ColumnAxis">What the columns are, from the left.</param>
/// <param name="Guide">Where rows and columns are the same place; null for no line.</param>
/// <param name="Sums">Whether the sums over the rows in view are drawn below as letters.</param>
public sealed record MatrixOptions(string Url, string Title, string Unit, MatrixAxis RowAxis, MatrixAxis ColumnAxis, MatrixGuide? Guide, bool Sums);
