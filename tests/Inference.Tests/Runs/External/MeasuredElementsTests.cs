using CisLens.Inference.Evaluation.MeasuredEffects;
using CisLens.Inference.Models;
using CisLens.Inference.Runs;
using CisLens.Inference.Runs.External;
using CisLens.Inference.Tests.Training;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Tests.Runs.External;

/// <summary>The shipped model against saturation mutagenesis (Kircher et al., Nature Communications 2019); docs/studies/measured-effects.md has all numbers.</summary>
public sealed class MeasuredElementsTests
{
    [SkippableFact]
    public void ShippedModel_TertAndSort1_PredictedEffectsOfTheirFactorsCorrelateAndThoseOfOthersDoNot()
    {
        var data = Path.Combine(GoldenFolders.Sequences(), "mpra-saturation-mutagenesis");
        using var folder = new TemporaryFolder();
        using (var elements = File.OpenRead(Path.Combine(data, "elements_GRCh38.fa")))
            SequenceImport.Run(elements, "elements_GRCh38.fa", new ImportOptions(), folder.PathOf("set"), null, default);
        using var models = new TorchRunModels("cpu", 2);
        using var context = Open(folder, models);
        LocalLab.RunAll(context);

        var copy = folder.PathOf("variants.tsv.gz");
        File.Copy(Path.Combine(data, "variants_GRCh38.tsv.gz"), copy);
        var source = new ExternalSource(Identifier.New(), "variants.tsv.gz", ExternalFiles.KindOf(copy), ExternalSource.Barcodes, DateTimeOffset.UnixEpoch);
        var files = new ExternalFiles(context.Folder);
        files.Add(source, copy);
        var result = ExternalComparison.Run(context.Folder, context.Sequences, source.Id, null, default);

        Assert.Empty(result.LeftOut);
        var (gabpa, foxa1) = (Of("TERT-GBM", 0), Of("SORT1", 1));
        Assert.Equal((302, 101), (gabpa.Variants, gabpa.Effects!.N));
        Assert.Equal(0.51, gabpa.Effects.Value, 0.01);
        Assert.Equal(0.34, gabpa.Map.Value, 0.01);
        Assert.Equal(0.55, foxa1.Effects!.Value, 0.01);
        Assert.True(gabpa.Effects.Low > 0 && foxa1.Effects.Low > 0, $"{gabpa.Effects} {foxa1.Effects}");
        Assert.True(Of("TERT-GBM", 1).Effects!.Low < 0 && Of("SORT1", 0).Effects!.High < 0);

        EffectAgreement Of(string element, int target) => result.Effects.Single(one => one.Element == element && one.Track.Target == target).Agreement;
    }

    private static RunContext Open(TemporaryFolder folder, IRunModels models)
    {
        var package = ModelPackage.Open(ShippedModels.Folder("tf-binding-cnn"));
        var sequences = SequenceSet.Open(folder.PathOf("set"));
        var spec = new RunSpec
        {
            Name = "Elements",
            Sequences = new SequenceSource { Id = "000000000000", Name = "elements_GRCh38.fa", Sha256 = sequences.Report.Sha256 },
            Model = new ModelSource
            {
                Id = "tf-binding-cnn", Name = package.Card.Title, Version = package.Card.Version, Replica = ModelSource.AllReplicas,
                Replicas = package.Card.Weights.Count, Sha256 = ReplicaSet.Sha256(package.Card, ModelSource.AllReplicas),
            },
            Targets = [.. new[] { "GABPA", "FOXA1" }.Select(name => new TargetSpec { Output = package.Card.Outputs.ToList().FindIndex(output => output.Name == name), Name = name })],
            Methods = [new MethodSpec { Method = "ism" }],
        };
        var run = new RunFolder(folder.PathOf("run"));
        Directory.CreateDirectory(run.Root);
        File.WriteAllText(run.Spec, spec.ToJson());
        return new RunContext(spec, run, sequences, package, models);
    }
}
