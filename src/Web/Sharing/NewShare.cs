namespace CisLens.Web.Sharing;

/// <summary>A link that was made. What is in it is told only now.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Path">Its address below the portal's.</param>
public sealed record NewShare(string Id, string Path);
