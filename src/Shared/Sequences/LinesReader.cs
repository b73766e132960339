using System.Globalization;
using System.Text;

namespace CisLens.Shared.Sequences;

/// <summary>Reads one sequence a line, named <c>seq_1</c>, <c>seq_2</c> and so on; empty lines are skipped.</summary>
internal sealed class LinesReader(LineScanner lines, RecordSink sink, string fileName)
{
    public void Run()
    {
        while (lines.Next(out var line))
        {
            var bases = ByteText.Trim(line);
            if (bases.IsEmpty)
                continue;
            if (bases[0] == '>')
                throw new InputException(
                    string.Create(CultureInfo.InvariantCulture, $"{fileName} has a FASTA header in line {lines.Number} but none in line 1: begin the file with '>' and a name."),
                    fileName,
                    lines.Number);
            sink.Take(new RawRecord
            {
                Line = lines.Number,
                Id = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"seq_{sink.Number}")),
                Bases = bases,
                Length = bases.Length + (lines.Length - line.Length),
            });
        }
    }
}
