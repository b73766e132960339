namespace CisLens.Shared.Sequences;

/// <summary>
/// Remembers the line at which each fingerprint was first seen. It is cut into parts that grow by half one after another, so that it
/// never takes more than about 24 bytes an entry (16 without lines). Lines beyond four billion are kept as that number.
/// </summary>
internal sealed class FingerprintTable(bool keepsLines)
{
    private const int PartBits = 8;
    private const int FirstSlots = 16;

    private readonly Part[] _parts = new Part[1 << PartBits];

    /// <summary>Adds a fingerprint, or gives the line of the one that is there already (0 where lines are not kept).</summary>
    public bool TryAdd(ulong fingerprint, long line, out long firstLine)
    {
        // Zero marks a free slot.
        var key = fingerprint == 0 ? 1 : fingerprint;
        ref var part = ref _parts[key >> (64 - PartBits)];
        var keys = part.Keys ??= new ulong[FirstSlots];
        var lines = part.Lines ??= new uint[keepsLines ? FirstSlots : 0];
        if (part.Count >= keys.Length / 4 * 3)
            (keys, lines) = Grow(ref part, keys, lines);
        var slot = Find(keys, key);
        firstLine = keepsLines ? lines[slot] : 0;
        if (keys[slot] != 0)
            return false;
        keys[slot] = key;
        if (keepsLines)
            lines[slot] = (uint)Math.Min(line, uint.MaxValue);
        part.Count++;
        return true;
    }

    private static int Find(ulong[] keys, ulong key)
    {
        // The bits that chose the part say nothing here; the rest scale to the number of slots.
        var slot = (int)Math.BigMul(key << PartBits, (ulong)keys.Length, out _);
        while (keys[slot] != 0 && keys[slot] != key)
            slot = slot + 1 == keys.Length ? 0 : slot + 1;
        return slot;
    }

    private static (ulong[] Keys, uint[] Lines) Grow(ref Part part, ulong[] oldKeys, uint[] oldLines)
    {
        var keys = new ulong[oldKeys.Length * 3 / 2];
        var lines = new uint[oldLines.Length * 3 / 2];
        for (var i = 0; i < oldKeys.Length; i++)
        {
            if (oldKeys[i] == 0)
                continue;
            var slot = Find(keys, oldKeys[i]);
            keys[slot] = oldKeys[i];
            if (lines.Length > 0)
                lines[slot] = oldLines[i];
        }
        (part.Keys, part.Lines) = (keys, lines);
        return (keys, lines);
    }

    private struct Part
    {
        public ulong[]? Keys;
        public uint[]? Lines;
        public int Count;
    }
}
