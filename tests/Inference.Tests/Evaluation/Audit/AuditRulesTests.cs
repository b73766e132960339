using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Statistics;

namespace CisLens.Inference.Tests.Evaluation.Audit;

public sealed class AuditRulesTests
{
    [Fact]
    public void All_Rules_AreNumberedAndWhole()
    {
        Assert.Equal(Enumerable.Range(1, 26), AuditRules.All.Select(rule => rule.Number));
        Assert.All(AuditRules.All, rule => Assert.All(
            new[] { rule.Title, rule.Computed, rule.Passes, rule.Warns, rule.Fails, rule.WhatToDo, rule.Source }, text => Assert.False(string.IsNullOrWhiteSpace(text))));
        Assert.Equal(26, AuditRules.All.Select(rule => rule.Title).Distinct().Count());
        Assert.Same(AuditRules.All[6], AuditRules.Get(7));
    }

    [Fact]
    public void All_Thresholds_PassOnTheBetterSide() =>
        Assert.All(AuditRules.All.SelectMany(rule => rule.Thresholds), threshold => Assert.Equal(threshold.HigherIsBetter, threshold.Pass > threshold.Fail));

    // Rule 10: at most 0.2 passes, above 0.4 fails. Rule 15: at least 0.8 passes, below 0.5 fails.
    [Theory]
    [InlineData(10, 0.1, 0.0, 0.2, AuditVerdict.Pass)]
    [InlineData(10, 0.1, 0.0, 0.21, AuditVerdict.Warn)]
    [InlineData(10, 0.3, 0.25, 0.35, AuditVerdict.Warn)]
    [InlineData(10, 0.5, 0.39, 0.6, AuditVerdict.Warn)]
    [InlineData(10, 0.5, 0.41, 0.6, AuditVerdict.Fail)]
    [InlineData(15, 0.9, 0.8, 0.95, AuditVerdict.Pass)]
    [InlineData(15, 0.9, 0.79, 0.95, AuditVerdict.Warn)]
    [InlineData(15, 0.45, 0.4, 0.5, AuditVerdict.Warn)]
    [InlineData(15, 0.3, 0.2, 0.49, AuditVerdict.Fail)]
    public void Judge_Interval_CountsAsAWhole(int rule, double value, double low, double high, AuditVerdict verdict) =>
        Assert.Equal(verdict, AuditRules.Get(rule).Thresholds[0].Judge(new Estimate(value, low, high, 100)));

    [Fact]
    public void Judge_NothingMeasured_IsNotRun() => Assert.Equal(AuditVerdict.NotRun, AuditRules.Get(9).Thresholds[0].Judge(null));
}
