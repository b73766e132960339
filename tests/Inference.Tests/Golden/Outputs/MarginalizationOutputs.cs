using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Attribution.SaturationMutagenesis;
using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Experiments;
using CisLens.Inference.Models;
using CisLens.Inference.Sequences;
using CisLens.Shared.Arrays;

namespace CisLens.Inference.Tests.Golden.Outputs;

/// <summary>Motifs put into given backgrounds: marginalization and global importance.</summary>
internal sealed class MarginalizationOutputs(OracleCase oracle, JsonObject run) : OracleOutputs(oracle, run)
{
    private string Case => Path.GetFileName(Oracle.Folder);

    protected override Func<string, float[]?>? For(string id) => (Case, id) switch
    {
        ("e01-marginalize", "center_default" or "start_given" or "with_N" or "tensor") => Marginalized,
        ("e01-marginalize", "ism") => Mutagenesis,
        ("e01-marginalize", "annotations") => Annotations,
        ("g01-global-importance", "gia_profile_null" or "gia_dinuc_null" or "gia_random_null") => GlobalImportance,
        ("g01-global-importance", "optimal_kmer") => name => name == "table" ? Kmers() : null,
        _ => null,
    };

    private byte[] Motif => Bases.Encode(Parameters["motif"]!.GetValue<string>());

    private float[]? Marginalized(string name)
    {
        var experiment = MarginalizationOf();
        return name switch
        {
            "X_after" => OneHotOf(experiment.Sequences(1)),
            "y_before" => Ask(experiment)[0],
            "y_after" => Ask(experiment)[1],
            _ => null,
        };
    }

    private BackgroundExperiment MarginalizationOf()
    {
        var experiment = new BackgroundExperiment(Codes(Oracle.Input()));
        if (Parameters["motif"]!.GetValue<string>() is var motif && motif.EndsWith(".npy", StringComparison.Ordinal))
        {
            var motifs = Codes(Oracle.Read(motif));
            experiment.Add((row, codes) => new MotifPlacement(motifs[row], Parameters["start"]!.GetValue<int>()).Apply(codes));
        }
        else
            experiment.Add(Parameters["start"] is { } start ? new MotifPlacement(Motif, start.GetValue<int>()) : MotifPlacement.Centred(Motif, Length));
        return experiment;
    }

    private float[]? Mutagenesis(string name) => name is not ("before" or "after") ? null : With(null, (model, _) =>
    {
        using var x = model.ToInput(OneHotOf(MarginalizationOf().Sequences(name == "before" ? 0 : 1)), Rows);
        var input = new AttributionInput(model, [OracleCase.Target(model, Target)], x);
        var effects = new SaturationMutagenesisMethod().Attribute(input, new SaturationMutagenesisOptions(), default)[0].Matrix!;
        return OracleArrays.MinusShare(effects, Length, 4);
    });

    private float[]? Annotations(string name)
    {
        var source = Codes(Oracle.Read(Run["inputs"]!["source"]!.GetValue<string>()));
        var rows = NpyFile.Read<int>(Path.Combine(Oracle.Folder, Run["inputs"]!["annotations"]!.GetValue<string>())).Data.Chunk(3).ToList();
        var experiment = new BackgroundExperiment(Codes(Oracle.Input()));
        foreach (var row in rows)
            experiment.Add(MotifPlacement.Centred(source[row[0]][row[1]..row[2]], Length));
        var asked = Ask(experiment);
        return name switch
        {
            "y_befores" => [.. rows.SelectMany(_ => asked[0])],
            "y_afters" => [.. asked.Skip(1).SelectMany(arm => arm)],
            _ => null,
        };
    }

    private float[]? GlobalImportance(string name)
    {
        int[] positions = Positions("positions"), gc = Positions("gc_positions");
        int[] sites = Parameters["multiple_sites_positions"] is null ? [] : Positions("multiple_sites_positions");
        var at = Parameters["motif_position"]!.GetValue<int>();
        var (motif, other) = (Motif, Bases.Encode(Parameters["gc_motif"]!.GetValue<string>()));
        MotifPlacement[][] PositionArms() => [.. positions.Select(position => new[] { new MotifPlacement(motif, position) })];
        MotifPlacement[][] SiteArms() => [.. Enumerable.Range(1, sites.Length).Select(count => sites.Take(count).Select(position => new MotifPlacement(motif, position)).ToArray())];
        MotifPlacement[][] GcArms() =>
        [
            [new MotifPlacement(other, gc[0])],
            [new MotifPlacement(motif, at)],
            [new MotifPlacement(motif, at), new MotifPlacement(other, gc[0])],
            [new MotifPlacement(motif, at), new MotifPlacement(other, gc[1])],
        ];
        var nulls = Codes(Oracle.Read(Run["inputs"]!["null"]!.GetValue<string>()));
        return name switch
        {
            "null_scores" => Scores(nulls, []),
            "mean_null_score" => [Scores(nulls, []).Average()],
            "embedded_position0" => OneHotOf(Build(nulls, PositionArms()).Sequences(1)),
            "embedded_gc_right" => OneHotOf(Build(nulls, GcArms()).Sequences(3)),
            "positional_bias" => Effects(nulls, PositionArms()),
            "multiple_sites" => Effects(nulls, SiteArms()),
            "gc_bias" => Effects(nulls, GcArms()),
            "kmer_mutagenesis" => Means(Effects(nulls, Mutants(motif, at)), nulls.Length),
            "mean_effects_positional" => Means(Effects(nulls, PositionArms()), nulls.Length),
            "mean_effects_multiple" => Means(Effects(nulls, SiteArms()), nulls.Length),
            "mean_effects_gc" => Means(Effects(nulls, GcArms()), nulls.Length),
            _ => null,
        };
    }

    private float[] Kmers()
    {
        var size = Parameters["kmer_size"]!.GetValue<int>();
        var nulls = Codes(Oracle.Read(Run["inputs"]!["null"]!.GetValue<string>()));
        var at = Parameters["position"]!.GetValue<int>();
        MotifPlacement[][] arms = [.. Enumerable.Range(0, 1 << (2 * size)).Select(number =>
            new[] { new MotifPlacement([.. Enumerable.Range(0, size).Select(place => (byte)((number >> (2 * place)) & 3))], at) })];
        return Means(Effects(nulls, arms), nulls.Length);
    }

    private static MotifPlacement[][] Mutants(byte[] motif, int at) =>
        [.. from place in Enumerable.Range(0, motif.Length) from letter in Enumerable.Range(0, 4) select new[] { new MotifPlacement([.. motif[..place], (byte)letter, .. motif[(place + 1)..]], at) }];

    private int[] Positions(string name) => [.. Parameters[name]!.AsArray().Select(position => position!.GetValue<int>())];

    private static BackgroundExperiment Build(byte[][] backgrounds, MotifPlacement[][] arms)
    {
        var experiment = new BackgroundExperiment(backgrounds);
        foreach (var arm in arms)
            experiment.Add(arm);
        return experiment;
    }

    /// <summary>The outputs of the last arm of the run's one target.</summary>
    private float[] Scores(byte[][] backgrounds, MotifPlacement[][] arms) => AskTarget(Build(backgrounds, arms), outputs => outputs.Of(arms.Length, 0));

    /// <summary>[arms, backgrounds], arm minus background, of the run's one target.</summary>
    private float[] Effects(byte[][] backgrounds, MotifPlacement[][] arms) => AskTarget(
        Build(backgrounds, arms), outputs => Enumerable.Range(1, arms.Length).SelectMany(arm => outputs.Differences(arm, 0, 0)));

    private float[] AskTarget(BackgroundExperiment experiment, Func<ExperimentOutputs, IEnumerable<double>> read)
    {
        using var model = Oracle.Load();
        var target = Run["target"]?.GetValue<int>() ?? 0;
        return [.. read(experiment.Run(new EditEvaluator(model, [OracleCase.Target(model, target)]), default)).Select(value => (float)value)];
    }

    /// <summary>Arm by arm: [backgrounds, all outputs of the network].</summary>
    private List<float[]> Ask(BackgroundExperiment experiment)
    {
        using var model = Oracle.Load();
        Target[] targets = [.. Enumerable.Range(0, model.Card.Outputs.Count).Select(output => OracleCase.Target(model, output))];
        var outputs = experiment.Run(new EditEvaluator(model, targets), default);
        return [.. outputs.Values.Chunk(outputs.Backgrounds * outputs.Targets)];
    }

    private static float[] Means(float[] effects, int backgrounds) => [.. effects.Chunk(backgrounds).Select(effect => (float)effect.Average(value => (double)value))];

    private static byte[][] Codes(NpyArray<float> oneHot) =>
        [.. oneHot.Data.Chunk(4 * (int)oneHot.Shape[2]).Select(row => Bases.Encode(OneHot.Decode(row)))];

    private static float[] OneHotOf(IEnumerable<byte[]> sequences) => [.. sequences.SelectMany(codes => OneHot.Encode(Bases.Decode(codes)))];
}
