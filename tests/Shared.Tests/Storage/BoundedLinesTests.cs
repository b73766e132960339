using CisLens.Shared.Storage;

namespace CisLens.Shared.Tests.Storage;

public sealed class BoundedLinesTests
{
    [Theory]
    [InlineData("a\nb\n", "a|b")]
    [InlineData("a\r\nb\rc", "a|b|c")]
    [InlineData("\n\nx", "||x")]
    [InlineData("", "")]
    public void Next_LinesOfAnyEnd_AreThoseOfTheRuntime(string text, string lines)
    {
        var bounded = new BoundedLines(new StringReader(text), "x.bed");
        var found = new List<string>();
        while (bounded.Next() is { } line)
            found.Add(line);
        Assert.Equal(lines, string.Join('|', found));
        Assert.Equal(Runtime(text), found);
    }

    [Fact]
    public void Next_LineTooLong_RefusedWithItsNumber()
    {
        var bounded = new BoundedLines(new StringReader("first\n" + new string('A', BoundedLines.Longest + 1)), "x.bed");
        Assert.Equal("first", bounded.Next());
        var error = Assert.Throws<InputException>(bounded.Next);
        Assert.Equal("x.bed, line 2, has more than 1,048,576 letters: give a text with one entry a line.", error.Message);
        Assert.Equal(2, error.Line);
    }

    private static List<string> Runtime(string text)
    {
        using var reader = new StringReader(text);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
            lines.Add(line);
        return lines;
    }
}
