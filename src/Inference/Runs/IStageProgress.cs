namespace CisLens.Inference.Runs;

/// <summary>Hears how many rows of a chunk are done and, from stages that work in several steps, which step begins.</summary>
public interface IStageProgress : IProgress<int>
{
    /// <summary>A line for the log, e.g. <c>clustering positive seqlets</c>.</summary>
    public void Say(string line);
}
