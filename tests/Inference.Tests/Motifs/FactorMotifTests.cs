using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Models;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Discovery;
using CisLens.Inference.Motifs.Families;
using CisLens.Inference.Motifs.Files;
using CisLens.Inference.Motifs.Tomtom;
using CisLens.Inference.Sequences;
using CisLens.Inference.Tests.Training;
using CisLens.Inference.Training;
using CisLens.Inference.Training.Peaks;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using Xunit;
using Xunit.Abstractions;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Motifs;

/// <summary>What the model that ships has learnt of its six factors: discovered from attributions of held-out peaks, named by JASPAR.</summary>
public sealed class FactorMotifTests(ITestOutputHelper output)
{
    private const int Each = 400;
    private const string Collection = "JASPAR2024_CORE_vertebrates_non-redundant_pfms_transfac.txt";

    private static readonly MethodSpec Method = new() { Method = "deeplift-shap", Options = new JsonObject { ["shuffles"] = 5 } };
    // Prepared once for the five replicas.
    private static readonly Lazy<MotifDatabase> Jaspar = new(() => MotifFiles.Read(Path.Combine(GoldenFolders.Motifs(), Collection)));
    private static readonly Lazy<TomtomDatabase> Known = new(() => TomtomDatabase.Prepare([Jaspar.Value], new TomtomOptions { MinimumOverlap = 5 }));
    private static readonly Lazy<MotifFamilies> Families = new(() => MotifFamilies.Find([Jaspar.Value], new FamilyOptions(), default));
    private static readonly ModiscoOptions Short = ModiscoPreset.All.Single(preset => preset.Id == "mpra").Options;

    [SkippableFact]
    [Trait("Part", "golden")]
    public void Run_PeaksOfEachFactor_GivesItsMotifOrThatOfItsFamily() => Run("seed-1");

    [SkippableTheory]
    [InlineData("seed-2")]
    [InlineData("seed-3")]
    [InlineData("seed-4")]
    [InlineData("seed-5")]
    [Trait("Part", "long")]
    public void Run_OtherReplicas_GiveThemToo(string replica) => Run(replica);

    private void Run(string replica)
    {
        var sequences = GoldenFolders.Sequences();
        using var model = SequenceModel.Load(ModelPackage.Open(ShippedModels.Folder(DefaultModel.Name)), replica, CPU);
        var missed = new List<string>();
        foreach (var (factor, source) in FactorSource.All.Index())
        {
            var peaks = HeldPeaks.Of(sequences, source).Take(Each).Select(peak => Bases.Decode(peak.Codes)).ToArray();
            var patterns = Modisco.Run(Contributions(model, factor, peaks), Short, 1, null, default).Patterns
                .Where(pattern => pattern.Sign == ContributionSign.Positive).ToList();
            var matches = patterns.ConvertAll(pattern => Best(pattern, Known.Value));
            var wanted = Families.Value.Of(0, Jaspar.Value.Motifs.First(motif => motif.Name.Equals(source.Factor, StringComparison.OrdinalIgnoreCase)).Id);
            output.WriteLine($"{replica} {source.Factor}, {peaks.Length} peaks, family {wanted.Label}: "
                + string.Join("; ", patterns.Zip(matches, (pattern, match) => $"{pattern.Seqlets.Count} seqlets like {match?.Target.Name} (p {match?.PValue:E0})")));
            if (!matches.Exists(match => match is not null && Families.Value.Of(match) == wanted))
                missed.Add(source.Factor);
        }
        Assert.Empty(missed);
    }

    private static MotifMatch? Best(Pattern pattern, TomtomDatabase known)
    {
        var (start, width) = pattern.Core;
        var query = new Motif(pattern.Name, pattern.Pfm.Slice(start, width).ToPpm(Background.Uniform)) { Sites = pattern.Seqlets.Count };
        return TomtomSearch.Match(query, known, default).Matches is [var best, ..] ? best : null;
    }

    private static ContributionSet Contributions(SequenceModel model, int factor, string[] peaks)
    {
        using var scope = NewDisposeScope();
        var target = Target.Create(new TargetSpec { Output = factor, Name = model.Card.Outputs[factor].Name }, model.Card);
        var input = tensor(peaks.SelectMany(bases => OneHot.Encode(bases)).ToArray(), [peaks.Length, 4, DefaultModel.Length]);
        var maps = AttributionCatalogue.Attribute(Method, new AttributionInput(model, [target], input), default);
        return new ContributionSet(DefaultModel.Length, [.. peaks.SelectMany(bases => bases).Select(letter => (sbyte)Alphabet.ChannelOf(letter))], maps[0].Matrix!);
    }
}
