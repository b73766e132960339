namespace CisLens.Inference.Evaluation.Faithfulness;

/// <summary>Where a mean lies in relation to what chance gives.</summary>
public enum ChancePlace
{
    /// <summary>Below the interval: mutating these bases costs more than mutating others.</summary>
    Below,

    /// <summary>Inside the interval.</summary>
    Inside,

    /// <summary>Above the interval: mutating these bases costs less than mutating others.</summary>
    Above,
}
