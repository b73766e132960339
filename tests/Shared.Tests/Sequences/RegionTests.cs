using CisLens.Shared.Sequences;

namespace CisLens.Shared.Tests.Sequences;

public sealed class RegionTests
{
    [Fact]
    public void ToString_HalfOpenRegion_PrintsOneBasedClosed()
    {
        var region = new Region("chr1", 1000, 1020);

        Assert.Equal("chr1:1,001-1,020", region.ToString());
        Assert.Equal("chr1\t1000\t1020", region.ToBed());
        Assert.Equal(20, region.Length);
    }

    [Theory]
    [InlineData("chr1:1,001-1,020", 1000, 1020, Strand.None)]
    [InlineData("chr1:1001-1020(-)", 1000, 1020, Strand.Reverse)]
    [InlineData(" chr1:1001-1020(+) ", 1000, 1020, Strand.Forward)]
    [InlineData("chr1:7", 6, 7, Strand.None)]
    public void Parse_FormForPeople_GivesHalfOpen(string text, long start, long end, Strand strand) =>
        Assert.Equal(new Region("chr1", start, end, strand), Region.Parse(text));

    [Fact]
    public void Parse_NameWithColon_TakesTheLastOne() =>
        Assert.Equal(new Region("HLA-A*01:01", 0, 5), Region.Parse("HLA-A*01:01:1-5"));

    [Theory]
    [InlineData("chr1")]
    [InlineData("chr1:0-5")]
    [InlineData("chr1:6-5")]
    [InlineData("chr1:a-b")]
    [InlineData(":1-5")]
    [InlineData("chr1:-5")]
    [InlineData("chr1:1-99999999999999999999")]
    public void Parse_NotARegion_RefusesWithSentence(string text) => Assert.Equal(
        $"'{text}' is not a region: write chromosome, first and last base counted from 1, as in chr1:1,001-1,020.",
        Assert.Throws<InputException>(() => Region.Parse(text)).Message);

    [Theory]
    [InlineData("chr1\t1000\t1020", Strand.None)]
    [InlineData("chr1\t1000\t1020\tname\t0\t-", Strand.Reverse)]
    public void ParseBed_Line_GivesHalfOpen(string line, Strand strand) => Assert.Equal(new Region("chr1", 1000, 1020, strand), Region.ParseBed(line));

    [Theory]
    [InlineData("chr1 1000 1020")]
    [InlineData("chr1\t1020\t1000")]
    [InlineData("chr1\t-1\t1000")]
    public void ParseBed_NotBed_Refuses(string line) => Assert.Throws<InputException>(() => Region.ParseBed(line));

    [Fact]
    public void Parse_WhatWasPrinted_GivesTheSame()
    {
        var random = new Random(5);
        for (var i = 0; i < 200; i++)
        {
            var start = random.NextInt64(0, 250_000_000);
            var region = new Region($"chr{random.Next(1, 23)}", start, start + random.Next(1, 5000), (Strand)random.Next(3));
            Assert.Equal(region, Region.Parse(region.ToString()));
            Assert.Equal(region, Region.ParseBed(region.ToBed()));
        }
    }

    [Fact]
    public void TryParseOfLength_TwoReadings_TakesTheOneThatFits()
    {
        Assert.True(Region.TryParseOfLength("chr1:100-105", 5, out var bedtools, out var fromZero));
        Assert.Equal((new Region("chr1", 100, 105), true), (bedtools, fromZero));
        Assert.True(Region.TryParseOfLength("chr1:100-105", 6, out var people, out fromZero));
        Assert.Equal((new Region("chr1", 99, 105), false), (people, fromZero));
        Assert.False(Region.TryParseOfLength("chr1:100-105", 7, out _, out _));
    }

    [Fact]
    public void At_ReverseStrand_CountsFromTheEnd()
    {
        Assert.Equal("chr1:1,001", new Region("chr1", 1000, 1020).At(0).ToString());
        Assert.Equal("chr1:1,020(-)", new Region("chr1", 1000, 1020, Strand.Reverse).At(0).ToString());
        Assert.Equal("chr1:1,001(-)", new Region("chr1", 1000, 1020, Strand.Reverse).At(19).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => new Region("chr1", 1000, 1020).At(20));
    }

    [Fact]
    public void Region_StartNotBelowEnd_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Region("chr1", 5, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Region("chr1", -1, 5));
    }
}
