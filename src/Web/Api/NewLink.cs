namespace CisLens.Web.Api;

/// <summary>A link to make.</summary>
/// <param name="Name">For whom it is, to know later which to end; may be left out.</param>
/// <param name="Days">How many days it lasts, 1 to 365.</param>
public sealed record NewLink(string? Name = null, int Days = 30);
