using System.Globalization;
using System.Text;

namespace CisLens.Shared.Sequences;

/// <summary>Where a reader hands its records: they go into the set or onto the list of rejected rows.</summary>
internal sealed class RecordSink(SequenceSetWriter writer, string fileName, ImportOptions options)
{
    /// <summary>Records read to their end, kept or not.</summary>
    public long Complete => writer.Count + writer.RejectedCount;

    /// <summary>Number of the record in hand, counted from 1; names records that have no name.</summary>
    public long Number => Complete + 1;

    public void Take(in RawRecord record)
    {
        if (writer.Count == options.MaximumSequences)
            throw new InputException(
                string.Create(CultureInfo.InvariantCulture, $"{fileName} holds more than {options.MaximumSequences:N0} sequences (line {record.Line}): split the file and import the parts as sets of their own."),
                fileName,
                record.Line);
        writer.Offer(record);
    }

    public void Reject(long line, ReadOnlySpan<byte> id, string reason) => writer.Reject(line, Encoding.UTF8.GetString(id), reason);
}
