namespace CisLens.Web.Api;

/// <summary>A finer group of a pattern's seqlets.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Seqlets">Number of seqlets.</param>
/// <param name="Contributions">[width][4], mean contributions.</param>
public sealed record SubpatternView(string Name, int Seqlets, double[][] Contributions);
