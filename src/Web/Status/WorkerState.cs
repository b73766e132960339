namespace CisLens.Web.Status;

/// <summary>Whether a worker takes chunks, and if not, why.</summary>
public enum WorkerState
{
    Idle,
    Computing,

    /// <summary>Drained, and still at its last chunk.</summary>
    Draining,

    /// <summary>Drained, with nothing left to do.</summary>
    Drained,

    /// <summary>Of another version than the portal.</summary>
    OtherVersion,

    /// <summary>Waits until results can be written.</summary>
    Held,

    /// <summary>Not heard of for long.</summary>
    Gone,
}
