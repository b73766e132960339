using System.Globalization;
using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Models;
using CisLens.Inference.Settings;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Readiness;

/// <summary>Asks each method what it can do for a model, and runs it on random sequences.</summary>
/// <param name="model">The model.</param>
/// <param name="target">What is explained.</param>
/// <param name="length">Bases of the sequences.</param>
/// <param name="secondsPerSequence">Measured seconds of one prediction.</param>
internal sealed class MethodTest(SequenceModel model, Target target, int length, double secondsPerSequence)
{
    private const int Sequences = 2;
    private const double MostSeconds = 10;

    private readonly List<SelfTestLine> _lines = [];
    private readonly List<string> _untested = [];
    private (int Wrong, int All) _scores;

    /// <summary>What the methods measured.</summary>
    public IReadOnlyList<SelfTestLine> Lines => [.. _lines, new SelfTestLine("All methods", Finite(_scores.Wrong, _scores.All))];

    /// <summary>Which methods were not run, and why.</summary>
    public IReadOnlyList<string> Untested => _untested;

    /// <summary>Tests a method.</summary>
    public MethodOutlook Run(IAttributionMethod method, CancellationToken token)
    {
        var info = method.Info;
        try
        {
            var ready = method.Readiness(model.Graph, length);
            if (ready.Verdict == MethodVerdict.Impossible)
                return Outlook(info, ready, null);
            var passes = Passes(method, MethodOptions.Read(info.Id, info.OptionsType, null));
            return Outlook(info, Tried(method, ready, token), passes);
        }
        catch (InputException refusal)
        {
            return Outlook(info, new MethodReadiness(MethodVerdict.Impossible, refusal.Message), null);
        }
    }

    private MethodReadiness Tried(IAttributionMethod method, MethodReadiness ready, CancellationToken token)
    {
        var options = MethodOptions.Read(method.Info.Id, method.Info.OptionsType, Part(method));
        var seconds = Sequences * Passes(method, options) * secondsPerSequence;
        if (seconds > MostSeconds)
        {
            _untested.Add(string.Create(CultureInfo.InvariantCulture, $"{method.Info.Name} was not run on random sequences: {Sequences} of them take about {seconds:N0} s."));
            return ready;
        }
        using var x = RandomInputs.Encode(model, RandomInputs.Draw(Sequences, length));
        var maps = method.Attribute(new AttributionInput(model, [target], x) { Seed = RandomInputs.Seed }, options, token)[0];
        var wrong = maps.Observed.Count(value => !float.IsFinite(value));
        _scores = (_scores.Wrong + wrong, _scores.All + maps.Observed.Length);
        _lines.AddRange(maps.Checks.Select(check => new SelfTestLine(method.Info.Name, check)));
        return maps.Checks.Append(Finite(wrong, maps.Observed.Length)).FirstOrDefault(check => !check.Passed) is { } failed ? Questioned(ready, failed) : ready;
    }

    /// <summary>A check above its limit: what was called exact is only approximate, and what was approximate says how far it is off.</summary>
    private static MethodReadiness Questioned(MethodReadiness ready, MethodCheck failed)
    {
        var measured = string.Create(CultureInfo.InvariantCulture, $"On random sequences: {failed.Title} is {failed.Largest:g3}, above {failed.Limit:g3}.");
        return new MethodReadiness(MethodVerdict.Approximate, ready.Verdict == MethodVerdict.Exact ? measured : $"{ready.Reason} {measured}");
    }

    /// <summary>Methods that can work on a part of the sequence are tested on the middle of it.</summary>
    private JsonObject? Part(IAttributionMethod method)
    {
        var settings = MethodOptions.Settings(method.Info.OptionsType).Select(setting => setting.Name).ToHashSet();
        return settings.Contains("start") && settings.Contains("end")
            ? new JsonObject { ["start"] = MutantTest.Start(length), ["end"] = MutantTest.End(length) }
            : null;
    }

    private double Passes(IAttributionMethod method, object options) => method.Cost(model.Graph, length, 1, options).Passes;

    private MethodOutlook Outlook(MethodInfo info, MethodReadiness ready, double? passes)
    {
        var sequences = ReadinessReport.CostSequences * passes;
        var operations = model.Graph?.Cost(length).Operations * model.PassesPerForward;
        return new MethodOutlook(info.Id, info.Name, info.Family, ready.Verdict, ready.Reason, sequences * operations, sequences * secondsPerSequence);
    }

    private static MethodCheck Finite(int wrong, int all) => new("finite", "Scores that are no numbers", wrong, all, "", 0);
}
