namespace CisLens.Shared;

/// <summary>
/// Bad input that was to be expected. The message is one sentence for the user: the file, the line, what is wrong, the remedy.
/// </summary>
public sealed class InputException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">The whole sentence, shown as it is.</param>
    /// <param name="file">The file at fault.</param>
    /// <param name="line">The 1-based line at fault.</param>
    public InputException(string message, string? file = null, long? line = null)
        : base(message) => (File, Line) = (file, line);

    /// <summary>Creates the error from the one that caused it.</summary>
    /// <param name="message">The whole sentence, shown as it is.</param>
    /// <param name="innerException">The cause, for the log.</param>
    public InputException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The file at fault.</summary>
    public string? File { get; }

    /// <summary>The 1-based line at fault.</summary>
    public long? Line { get; }
}
