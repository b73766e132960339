using CisLens.Inference.Evaluation.Agreement;
using CisLens.Inference.Evaluation.Faithfulness;
using CisLens.Inference.Evaluation.Stability;
using CisLens.Inference.Runs.Audits;
using CisLens.Inference.Runs.Audits.Agreement;
using CisLens.Inference.Runs.Audits.Faithfulness;
using CisLens.Inference.Runs.Audits.Spread;
using CisLens.Inference.Runs.Audits.Stability;
using CisLens.Inference.Statistics;
using CisLens.Shared.Arrays;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;
using CisLens.Web.Tests.Portal;

namespace CisLens.Web.Tests.Audits;

/// <summary>The run of <see cref="StoredRun"/> with two methods, put to all tests that have a page, as a worker would leave it.</summary>
public static class AuditedRun
{
    private const int Length = 8;

    public static TrackKey Ism { get; } = new("ism", 0);

    public static TrackKey Tism { get; } = new("tism", 0);

    private static readonly string[] Tests = ["faithfulness", "agreement", "stability", "spread"];

    public static RunSpec Asked(RunSpec spec) => spec with
    {
        Methods = [.. spec.Methods, new MethodSpec { Method = "tism" }],
        Audit = new AuditSpec { Tests = [.. Tests.Select(test => new AuditTestSpec { Test = test })] },
    };

    /// <summary>Writes the maps of both methods and what the tests found.</summary>
    public static void Write(RunFolder folder)
    {
        var prepared = PreparedRun.Read(folder)!;
        (prepared with
        {
            Stages = [.. prepared.Stages, new PreparedStage(Tism.StageKey, 2, 25), .. Tests.Select(test => new PreparedStage(StageKeys.Test(test), 1, 1, 1)), new PreparedStage(StageKeys.Audit, 1, 0, 1)],
        }).Write(folder.Prepared);
        Maps(folder, Ism, [5, 4, 0, 0, 0, 0, 0, 0]);
        Maps(folder, Tism, [5, 0, 0, -4, 0, 0, 0, 0]);
        AtomicDirectory.Write(folder.Chunk(StageKeys.Test("spread"), 0), path => SpreadFiles.Write(path, [(Spread(), Bands())]));
        AtomicDirectory.Write(folder.Chunk(StageKeys.Audit, 0), path =>
        {
            AuditFiles.Write(path, []);
            Faithfulness().Write(path);
            Agreement().Write(path);
            Stability().Write(path);
        });
    }

    private static void Maps(RunFolder folder, TrackKey track, float[] map)
    {
        var chunk = Directory.CreateDirectory(folder.Chunk(track, 0)).FullName;
        NpyFile.Write<float>(Path.Combine(chunk, ChunkFiles.Observed), [.. map, .. map], 2, Length);
        NpyFile.Write<float>(Path.Combine(chunk, ChunkFiles.Top), [5, 5], 2);
    }

    private static FaithfulnessResult Faithfulness() => new()
    {
        Options = new FaithfulnessOptions(),
        Tracks = [Ism, Tism],
        Sequences = 2,
        Available = 2,
        Levels = [new MutationLevel(5), MutationLevel.All],
        GapLevel = 0,
        Passes = new PassCount(1000, 800, 900),
        Targets =
        [
            new TargetFaithfulness(
                0, new ClassFaithfulness(RunClasses.All, 0, 2, Of(3), Of(0.9), [Map(0, 1.5, ChancePlace.Below), Map(1, 0.5, ChancePlace.Inside)], [new PairedComparison(0, 1, Of(1), 0.01, 0.02)]),
                null, new MemberThreshold(0, "a logit above 0"), Of(0.1)),
        ],
        Rows = [new RowFaithfulness(0, [1, 2], [0.5f, -0.25f]), new RowFaithfulness(1, [1, 2], [-0.5f, 0.75f])],
    };

    private static MapFaithfulness Map(int map, double area, ChancePlace place) => new(
        map, [Level(new MutationLevel(5), 5, place), Level(MutationLevel.All, 8, place)], Of(area), Of(0.4), Of(0.2));

    private static LevelFaithfulness Level(MutationLevel level, double bases, ChancePlace place)
    {
        var output = place == ChancePlace.Below ? 0.5 : 2;
        var chance = new DrawInterval(2, 1, 3, 100);
        return new LevelFaithfulness(
            level, bases, Of(output), [.. Enum.GetValues<FaithfulnessControl>().Select(control => new ControlComparison(control, output, chance, place, Of(2 - output)))],
            new AccuracyComparison(Of(0.5), new DrawInterval(0.8, 0.7, 0.9, 100), ChancePlace.Below), Of(0.6), Of(0.3));
    }

    private static AgreementResult Agreement()
    {
        MapAgreement[] agreements = [new(0.2, 0.5, 0.5, 0.25, 0.6, 0.7), new(0.8, 0.5, 1, 0.25, 1, 0.7)];
        return new AgreementResult
        {
            Options = new AgreementOptions { Top = 2 },
            Tracks = [Ism, Tism],
            Available = 2,
            Passes = new PassCount(20, 20, 20),
            Targets =
            [
                new TargetAgreement(0, 2,
                [
                    new PairResult(
                        PairAgreement.Of(0, 1, agreements, 7), new DisputeSummary(1, 1, 0, Of(0.75), 1), [new Dispute(0, 1, 0.75, 0, 1, -1)]),
                ]),
            ],
            Arrays = AgreementArrays.Of([0, 1], [.. agreements.Select(one => (IReadOnlyList<MapAgreement?>)[one])]),
        };
    }

    private static StabilityResult Stability()
    {
        ChangeResponse[] responses = [new(0, SmallChangeKind.Shift, -3, 0.25, 0.01), new(0, SmallChangeKind.Substitution, 6, 0.75, 0.02), new(1, SmallChangeKind.Shift, 1, 0.9, 2)];
        return new StabilityResult
        {
            Options = new StabilityOptions(),
            Tracks = [Ism, Tism],
            Sequences = 2,
            Available = 2,
            Maps =
            [
                .. Enumerable.Range(0, 2).Select(map => new MapStability(map, 10, Of(0.5),
                    [new KindStability(SmallChangeKind.Substitution, 1, 1, Of(0.75)), new KindStability(SmallChangeKind.Shift, 2, 1, Of(0.25))])),
            ],
            Responses = [responses, responses],
        };
    }

    private static TrackSpread Spread() => new(
        Ism, 3, [], 1, [new RowSpread(0, null, null, 0.5, new VarianceSplit(1, 0, 0, 0, 4)), new RowSpread(1, null, null, 0.25, new VarianceSplit(1, 0, 0, 0, 2))]);

    private static IReadOnlyList<MapSpread[]> Bands()
    {
        float[] mean = [1, 2, 3, 4, 5, 6, 7, 8];
        MapSpread none = new(mean, new float[Length], 1);
        return [.. Enumerable.Range(1, 2).Select(row => new[] { new MapSpread(mean, [.. mean.Select(_ => (float)row)], 3), none, none })];
    }

    private static Estimate Of(double value) => new(value, value - 0.1, value + 0.1, 2);
}
