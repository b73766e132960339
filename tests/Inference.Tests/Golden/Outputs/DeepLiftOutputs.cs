using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Attribution.DeepLift;
using CisLens.Inference.Attribution.Propagation;
using CisLens.Inference.Attribution.References;
using CisLens.Inference.Models;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Golden.Outputs;

/// <summary>DeepLIFT and DeepLIFT-SHAP against saved references and against constant ones.</summary>
internal sealed class DeepLiftOutputs(OracleCase oracle, JsonObject run) : OracleOutputs(oracle, run)
{
    protected override Func<string, float[]?>? For(string id) => id switch
    {
        "deep_lift_shap" or "rescale_accumulated" => name => AgainstSaved(name, null),
        "deep_lift_shap_logit" => name => AgainstSaved(name, "logit"),
        "deep_lift_shap_counts" => name => AgainstSaved(name, "counts"),
        "deep_lift_shap_profile" => name => AgainstSaved(name, "profile-scalar"),
        "deep_lift_fixed_baseline" => AgainstConstant,
        "deep_lift_shap_seeded" => name => name == "hypothetical" ? Contributions(Read("deep_lift_shap_seeded.references.npy")).Matrix : null,
        "captum_deeplift" => Captum,
        "attributions" when Path.GetFileName(Oracle.Folder).StartsWith("e01", StringComparison.Ordinal) => Marginalized,
        _ => null,
    };

    private float[]? AgainstSaved(string name, string? head) => name switch
    {
        "multipliers" => Multipliers(model => Saved(model), head),
        "convergence_delta" => Errors(model => Saved(model), head),
        "hypothetical" => Contributions(Read("refs.npy"), head).Matrix,
        "attributions" => OracleArrays.AtObserved(Contributions(Read("refs.npy"), head).Observed, X, Length),
        _ => null,
    };

    private float[]? AgainstConstant(string name)
    {
        var value = name.StartsWith("zero", StringComparison.Ordinal) ? 0 : 0.25;
        var options = new DeepLiftOptions { Reference = value == 0 ? ReferenceKind.Zeros : ReferenceKind.Uniform };
        Tensor Reference(SequenceModel model) => full([1, 1, 4, Length], value, model.Type);
        return name[(name.IndexOf('_', StringComparison.Ordinal) + 1)..] switch
        {
            "multipliers" => Multipliers(Reference, null),
            "hypothetical" => Attribute(new DeepLiftMethod(), options, Target).Matrix,
            "delta" => Attribute(new DeepLiftMethod(), options, Target).Arrays[0].Values,
            _ => null,
        };
    }

    private float[]? Captum(string name) => name switch
    {
        "deeplift_ref0" => Times(model => Saved(model).narrow(1, 0, 1)),
        "deeplift_ref0_multipliers" => Multipliers(model => Saved(model).narrow(1, 0, 1), null),
        "deeplift_ref0_delta" => Errors(model => Saved(model).narrow(1, 0, 1), null),
        "deepliftshap" => Times(Saved),
        "deepliftshap_delta" => Errors(Saved, null),
        "deepliftshap_hypothetical" => Contributions(Read("refs.npy")).Matrix,
        _ => null,
    };

    private float[]? Marginalized(string name)
    {
        var motif = Parameters["motif"]!.GetValue<string>();
        var sequences = X.ToArray();
        var start = Length / 2 - motif.Length / 2;
        for (var row = 0; row < Rows && name == "after"; row++)
            for (var letter = 0; letter < 4; letter++)
                for (var i = 0; i < motif.Length; i++)
                    sequences[(4 * row + letter) * Length + start + i] = "ACGT"[letter] == motif[i] ? 1 : 0;
        return Contributions(Read("refs.npy"), null, sequences).Matrix;
    }

    /// <summary>[N, R, 4, L].</summary>
    private float[] Multipliers(Func<SequenceModel, Tensor> references, string? head) =>
        OfPairs(references, head, (tape, target) => tape.Multipliers(tape.Signal(target)).select(0, 0));

    /// <summary>[N, R].</summary>
    private float[] Errors(Func<SequenceModel, Tensor> references, string? head) => OfPairs(references, head, (tape, target) =>
        (tape.Change(target) - tape.Explained(tape.Multipliers(tape.Signal(target))).select(0, 0)).abs());

    /// <summary>(x - r) * multiplier, averaged over references: [N, 4, L].</summary>
    private float[] Times(Func<SequenceModel, Tensor> references) => With(null, (model, x) =>
    {
        using var scope = NewDisposeScope();
        var given = references(model);
        var tape = new PairTape(model, x, given);
        var multipliers = tape.Multipliers(tape.Signal(OracleCase.Target(model, Target))).select(0, 0);
        return ((x.unsqueeze(1) - given) * multipliers).mean([1L]).ToFloats();
    });

    private float[] OfPairs(Func<SequenceModel, Tensor> references, string? head, Func<PairTape, Inference.Models.Target, Tensor> compute) => With(head, (model, x) =>
    {
        using var scope = NewDisposeScope();
        return compute(new PairTape(model, x, references(model)), OracleCase.Target(model, Target)).ToFloats();
    });

    private AttributionMaps Contributions(float[] references, string? head = null, float[]? sequences = null)
    {
        using var model = Oracle.Load(head);
        using var x = model.ToInput(sequences ?? X, Rows);
        var count = references.Length / X.Length;
        using var values = tensor(references, [Rows, count, 4, Length]);
        return new SavedReferences(values).Attribute(
            new AttributionInput(model, [OracleCase.Target(model, Target)], x), new SavedReferences.Options { Shuffles = count }, default)[0];
    }

    private Tensor Saved(SequenceModel model)
    {
        var values = Read("refs.npy");
        return tensor(values, [Rows, values.Length / X.Length, 4, Length]).to(model.Type);
    }

    private float[] Read(string file) => Oracle.Read(file).Data;

    /// <summary>The product's method with references from a file.</summary>
    private sealed class SavedReferences(Tensor values) : RescaleMethod<SavedReferences.Options>
    {
        protected override MethodInfo Describe(Options options) => new DeepLiftShapMethod().Info;

        protected override Tensor References(ReferenceSequences all, int start, int rows) =>
            values.narrow(0, start, rows).alias();

        internal sealed record Options : ReferenceOptions;
    }
}
