namespace CisLens.Shared.Sequences;

/// <summary>The first whole lines of a file, looked at before the file is read.</summary>
internal sealed class TextHead : ITextBlocks
{
    private readonly byte[] _text;
    private bool _passed;

    public TextHead(SequenceInput input)
    {
        var end = input.Block.LastIndexOf((byte)'\n');
        _text = input.Block[..(end < 0 ? input.Block.Length : end + 1)].ToArray();
    }

    public ReadOnlySpan<byte> Block => _passed ? [] : _text;

    public bool Next()
    {
        _passed = true;
        return false;
    }
}
