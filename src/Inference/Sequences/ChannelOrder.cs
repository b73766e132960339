namespace CisLens.Inference.Sequences;

/// <summary>Which base each of the four channels of a one-hot array stands for. A, C, G, T unless a model says otherwise (Beluga wants A, G, C, T).</summary>
public sealed class ChannelOrder
{
    private readonly byte[] _channelOfBase = new byte[4];
    private readonly byte[] _complement = new byte[4];

    private ChannelOrder(string letters)
    {
        Letters = letters;
        for (byte channel = 0; channel < 4; channel++)
        {
            Bases.TryEncode(letters[channel], out var code);
            _channelOfBase[code] = channel;
        }
        for (byte code = 0; code < 4; code++)
            _complement[_channelOfBase[code]] = _channelOfBase[3 - code];
    }

    /// <summary>The usual order: A, C, G, T.</summary>
    public static ChannelOrder Default { get; } = new(Bases.Letters);

    /// <summary>The bases in the order of the channels, such as "ACGT".</summary>
    public string Letters { get; }

    /// <summary>Reads an order.</summary>
    /// <param name="letters">The letters A, C, G and T (or U) in any order, each once.</param>
    /// <exception cref="Shared.InputException">A letter is missing, repeated or foreign.</exception>
    public static ChannelOrder Parse(string letters)
    {
        ArgumentNullException.ThrowIfNull(letters);
        var upper = letters.ToUpperInvariant().Replace('U', 'T');
        if (upper == Bases.Letters)
            return Default;
        if (upper.Length != 4 || Bases.Letters.Any(letter => !upper.Contains(letter, StringComparison.Ordinal)))
            throw new Shared.InputException($"The channel order '{letters}' is not a permutation of ACGT; write each of the four letters once.");
        return new ChannelOrder(upper);
    }

    /// <summary>The channel of a base.</summary>
    /// <param name="code">0 to 3, see <see cref="Bases"/>.</param>
    public int ChannelOf(byte code) => _channelOfBase[code];

    /// <summary>The channel of the base that pairs with the base of the given channel.</summary>
    public int ComplementOf(int channel) => _complement[channel];

    /// <inheritdoc />
    public override string ToString() => Letters;
}
