using System.Globalization;
using System.Text;

namespace CisLens.Shared.Sequences;

/// <summary>Finds the region of a sequence in its region column, its name, or the words behind its name.</summary>
internal sealed class RegionFinder
{
    private const int LongestText = 256;

    private long _fromOne;
    private long _fromZero;
    private long _unfitting;

    /// <summary>The region whose length is that of the sequence, or null.</summary>
    public Region? Find(in RawRecord record)
    {
        if (!record.Region.IsEmpty)
            return Parse(record.Region, record.Length, stated: true);
        if (Parse(record.Id, record.Length, stated: false) is { } named)
            return named;
        foreach (var word in record.Description.Split((byte)' '))
        {
            if (Parse(record.Description[word], record.Length, stated: false) is { } region)
                return region;
        }
        return null;
    }

    /// <summary>What the reader should know about how regions were understood; one sentence each.</summary>
    public IEnumerable<string> Warnings()
    {
        var culture = CultureInfo.InvariantCulture;
        if (_fromZero > 0)
            yield return string.Create(culture, $"Regions in names: {_fromZero:N0} were read as counting from 0 with the end excluded (as bedtools writes them), because only this fits the number of bases.");
        if (_fromZero > 0 && _fromOne > 0)
            yield return string.Create(culture, $"Regions in names: {_fromOne:N0} were read as counting from 1 with the end included.");
        if (_unfitting > 0)
            yield return string.Create(culture, $"Regions in names: {_unfitting:N0} were left out, because their length is not the number of bases.");
    }

    private Region? Parse(ReadOnlySpan<byte> text, long length, bool stated)
    {
        if (text.Length is < 5 or > LongestText || !text.Contains((byte)':') || !text.Contains((byte)'-'))
        {
            _unfitting += stated ? 1 : 0;
            return null;
        }
        Span<char> characters = stackalloc char[LongestText];
        var word = characters[..Encoding.UTF8.GetChars(text, characters)];
        if (Region.TryParseOfLength(word, length, out var region, out var countsFromZero))
        {
            _fromZero += countsFromZero ? 1 : 0;
            _fromOne += countsFromZero ? 0 : 1;
            return region;
        }
        _unfitting += stated || Region.TryParse(word, out _) ? 1 : 0;
        return null;
    }
}
