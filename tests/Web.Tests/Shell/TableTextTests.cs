using CisLens.Shared;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Shell;

namespace CisLens.Web.Tests.Shell;

public class TableTextTests
{
    private static readonly string[] Columns = ["a", "b"];

    [Theory]
    [InlineData("plain")]
    [InlineData("")]
    [InlineData("tab\there, line\nbreak")]
    [InlineData(@"back\slash, \n as it was typed\")]
    public void Read_WhatWasWritten_IsTheSame(string text)
    {
        var table = TableText.Write(Columns, [[text, "end"]]);
        Assert.Equal(2, table.Count(letter => letter == '\n'));
        Assert.Equal([text, "end"], Assert.Single(TableText.Read(table, "t.tsv", Columns, 10, cells => cells)));
    }

    [Theory]
    [InlineData("a\tc\n1\t2\n", "not the table")]
    [InlineData("a\tb\n1\t2", "not the table")]
    [InlineData("", "not the table")]
    [InlineData("a\tb\n1\n", "line 2")]
    [InlineData("a\tb\n1\t2\n1\t\\x\n", "line 3")]
    [InlineData("a\tb\n1\t2\n\n", "line 3")]
    [InlineData("a\tb\n1\t2\n1\t2\n1\t2\n", "2 is the most")]
    public void Read_SomethingElse_OneSentence(string table, string sentence) => Assert.Contains(
        sentence, Assert.Throws<InputException>(() => TableText.Read(table, "t.tsv", Columns, 2, cells => cells)).Message, StringComparison.Ordinal);

    [Fact]
    public void Cells_OfTimesAndWords_ReadWhatWasWritten()
    {
        var at = new DateTimeOffset(2026, 11, 22, 10, 5, 7, TimeSpan.Zero);
        Assert.Equal(at, TableText.Time(TableText.Time(at.AddMilliseconds(300))));
        Assert.Null(TableText.TimeOrNone(TableText.Time((DateTimeOffset?)null)));
        Assert.True(at.InOrder(1) > at);
        Assert.Equal(MotifReviewState.Artefact, TableText.Value<MotifReviewState>(TableText.Word(MotifReviewState.Artefact)));
        Assert.Throws<FormatException>(() => TableText.Value<MotifReviewState>("1"));
        Assert.Throws<FormatException>(() => "abc".AtMost(2));
        Assert.Throws<FormatException>(() => "".AtMost(2, isNeeded: true));
    }
}
