namespace CisLens.Inference.Motifs.Procedures;

/// <summary>A way to find patterns in attributions. Deterministic for a seed, whatever the number of threads.</summary>
public interface IMotifProcedure
{
    /// <summary>What the catalogue says of it.</summary>
    public MotifProcedureInfo Info { get; }

    /// <summary>Settings that suit kinds of data, the default first; empty where the defaults suit all.</summary>
    public IReadOnlyList<MotifProcedurePreset> Presets => [];

    /// <summary>Whether seqlets may lie on the other strand, which RNA has not.</summary>
    /// <param name="options">An object of the procedure's options type.</param>
    public bool UsesBothStrands(object options) => false;

    /// <summary>How many positions in the middle of each row it looks at; null for all.</summary>
    /// <param name="options">An object of the procedure's options type.</param>
    public int? Window(object options);

    /// <summary>Memory it takes at most beside its input, in bytes, told before it begins.</summary>
    /// <param name="rows">Rows of the input.</param>
    /// <param name="length">Positions of a row.</param>
    /// <param name="options">An object of the procedure's options type.</param>
    public double Memory(long rows, int length, object options);

    /// <summary>Time it takes on two cores of a common processor, in seconds, told before it begins; from what was measured.</summary>
    /// <param name="rows">Rows of the input.</param>
    /// <param name="length">Positions of a row.</param>
    /// <param name="options">An object of the procedure's options type.</param>
    public double Seconds(long rows, int length, object options);

    /// <summary>Finds patterns.</summary>
    /// <param name="input">What is looked at.</param>
    /// <param name="options">An object of the procedure's options type.</param>
    /// <param name="progress">Hears the step that begins and how much of the whole is done.</param>
    /// <param name="token">Checked at least once a second.</param>
    /// <exception cref="Shared.InputException">The input does not fit the settings; says what to change.</exception>
    public MotifFindings Find(MotifProcedureInput input, object options, IProgress<ProcedureStep>? progress, CancellationToken token);
}
