using CisLens.Inference.Motifs.Procedures;

namespace CisLens.Inference.Motifs.Discovery;

/// <summary>Turns the share done of each step into the share done of the whole, which never falls.</summary>
internal sealed class StepProgress(IProgress<ProcedureStep>? progress)
{
    private readonly Lock _gate = new();
    private string _name = "";
    private double _before;
    private double _share;
    private double _told;

    /// <summary>The next step begins.</summary>
    /// <param name="name">What is done.</param>
    /// <param name="share">Its share of the whole.</param>
    public void Begin(string name, double share)
    {
        lock (_gate)
        {
            _before = Math.Min(1, _before + _share);
            (_name, _share) = (name, share);
        }
        Report(0);
    }

    /// <summary>The share of the step that is done; from any thread.</summary>
    public void Report(double share)
    {
        lock (_gate)
        {
            _told = Math.Max(_told, Math.Min(1, _before + (_share * share)));
            progress?.Report(new ProcedureStep(_name, _told));
        }
    }
}
