namespace CisLens.Web.Hubs;

/// <summary>What a watching client is sent.</summary>
public interface IRunWatcher
{
    /// <summary>The run has news.</summary>
    public Task Progress(RunProgress progress);
}
