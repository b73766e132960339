using System.Text.Json.Serialization;
using CisLens.Inference.Experiments;

namespace CisLens.Inference.Runs.Audits.Effects;

/// <summary>A kind of backgrounds.</summary>
/// <param name="Model">How they are made.</param>
/// <param name="IsOther">Whether they are made from the second dataset.</param>
public sealed record EffectGroup(NullModel Model, bool IsOther)
{
    /// <summary>What people read.</summary>
    [JsonIgnore]
    public string Name => (Model, IsOther) switch
    {
        (NullModel.DinucleotideShuffle, false) => "dinucleotide shuffles",
        (NullModel.Shuffle, false) => "shuffles",
        (NullModel.Profile, false) => "draws from base frequencies",
        (NullModel.DinucleotideShuffle, true) => "dinucleotide shuffles of the second dataset",
        (NullModel.Shuffle, true) => "shuffles of the second dataset",
        _ => "draws from base frequencies of the second dataset",
    };
}
