using System.Text.Json;

namespace CisLens.Web.Tracks;

/// <summary>A matrix with zoom. The browser fetches the numbers itself and draws them.</summary>
public sealed partial class MatrixMap
{
    protected override string Script => "js/matrix/index.js";

    // As JSON, because records compare the lists inside them by identity.
    protected override bool IsShown(MatrixOptions shown) => JsonSerializer.Serialize(shown) == JsonSerializer.Serialize(Options);
}
