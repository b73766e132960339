namespace CisLens.Shared;

/// <summary>
/// Input that a person gave and that cannot be used as it is. The message is one full sentence that names the file, the line
/// and the remedy, and is shown as it stands.
/// </summary>
public sealed class InputException : Exception
{
    // Sentences quote what they complain of, and that may be a whole file in one line.
    private const int Longest = 1000;
    private const int Ending = 350;
    private const string Gap = " … ";

    /// <summary>Makes the error from the sentence to show, and where the fault is.</summary>
    /// <param name="message">The whole sentence, with file, line and remedy.</param>
    /// <param name="file">Name of the file as the person knows it, if any.</param>
    /// <param name="line">Line of the fault, counted from 1, if any.</param>
    public InputException(string message, string? file = null, long? line = null)
        : base(OneLine(message)) => (File, Line) = (file, line);

    /// <summary>Makes the error from the sentence to show and the failure behind it, which is for the log alone.</summary>
    /// <param name="message">The whole sentence, with file, line and remedy.</param>
    /// <param name="file">Name of the file as the person knows it, if any.</param>
    /// <param name="line">Line of the fault, counted from 1, if any.</param>
    /// <param name="inner">What failed underneath.</param>
    public InputException(string message, string? file, long? line, Exception? inner)
        : base(OneLine(message), inner) => (File, Line) = (file, line);

    /// <summary>Makes the error from the sentence to show and the failure behind it, which is for the log alone.</summary>
    /// <param name="message">The whole sentence, with file, line and remedy.</param>
    /// <param name="innerException">What failed underneath.</param>
    public InputException(string message, Exception innerException)
        : this(message, null, null, innerException)
    {
    }

    /// <summary>Name of the file as the person knows it, or null where the input is not a file.</summary>
    public string? File { get; }

    /// <summary>Line of the fault, counted from 1, or null where no single line is at fault.</summary>
    public long? Line { get; }

    /// <summary>The sentence without line breaks and other signs that steer terminals and logs, and without the middle of what is too long to read.</summary>
    private static string OneLine(string message)
    {
        var plain = string.Concat(message.Select(letter => char.IsControl(letter) ? ' ' : letter));
        return plain.Length <= Longest ? plain : string.Concat(plain.AsSpan(0, Longest - Ending - Gap.Length), Gap, plain.AsSpan(plain.Length - Ending));
    }
}
