using CisLens.Inference.Models.Architectures;
using CisLens.Inference.Models.Layers;
using CisLens.Inference.Sequences;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Models;

/// <summary>Whether a card is consistent. Needs no tensors and reads no weights.</summary>
public static class ModelCardCheck
{
    /// <summary>Checks a card.</summary>
    /// <exception cref="InputException">The first fault, in a sentence.</exception>
    public static void Run(ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        Require(card.Format == 1, $"the format is {card.Format}, but this version reads format 1");
        Require(card.Name.Length is > 0 and <= 64 && card.Name.All(IsNameLetter), $"the name '{card.Name}' must be 1 to 64 letters, digits, '.', '_' or '-'");
        Require(card.Alphabet is "DNA" or "RNA", $"the alphabet is '{card.Alphabet}', but must be DNA or RNA");
        ChannelOrder.Parse(card.Channels);
        CheckInput(card.Input);
        Require(card.Outputs.Count > 0, "there are no outputs");
        foreach (var output in card.Outputs)
            Require(output.OtherStrand is null || card.Outputs.Any(other => other.Name == output.OtherStrand), $"the output '{output.Name}' names '{output.OtherStrand}' for the other strand, which is none of the outputs");
        CheckWeights(card);
        if (!ArchitectureCatalogue.IsTorchScript(card.Architecture))
            CheckShape(card);
    }

    /// <summary>Whether a file name stays inside its folder.</summary>
    internal static bool IsPlainFile(string file) =>
        file.Length > 0 && file == Path.GetFileName(file) && file is not ("." or "..") && !file.Contains('\\') && file != ModelCard.FileName;

    private static void CheckInput(ModelInput input)
    {
        Require(input.Length is null or > 0, $"the input length is {input.Length}");
        Require(input.MinimumLength is null or > 0, $"the minimum length is {input.MinimumLength}");
        Require(input.MaximumLength is null || input.MaximumLength >= (input.MinimumLength ?? 1), $"the maximum length is {input.MaximumLength}, below the minimum");
        Require(input.Context >= 0, $"the context is {input.Context}");
    }

    private static void CheckWeights(ModelCard card)
    {
        Require(card.Weights.Count > 0, "there are no weights");
        foreach (var weights in card.Weights)
        {
            Require(IsPlainFile(weights.File), $"the weights file '{weights.File}' must be a plain file name");
            Require(weights.Sha256.Length == 64 && weights.Sha256.All(char.IsAsciiHexDigit), $"the SHA-256 of '{weights.File}' is not 64 hexadecimal digits");
        }
        Require(card.Weights.All(weights => weights.Replica != ModelSource.AllReplicas), $"a replica is named '{ModelSource.AllReplicas}', which stands for all of them");
        var repeated = card.Weights.GroupBy(weights => weights.Replica ?? "").FirstOrDefault(group => group.Count() > 1);
        Require(repeated is null, $"two weights files are the replica '{repeated?.Key}'");
    }

    private static void CheckShape(ModelCard card)
    {
        using var graph = ArchitectureCatalogue.Build(card.Architecture);
        if ((card.Input.Length ?? card.Input.MinimumLength) is { } length)
            CheckShape(card, graph.OutputShape(length));
    }

    /// <summary>Compares a card's outputs with the shape that a network makes.</summary>
    internal static void CheckShape(ModelCard card, FeatureShape shape)
    {
        Require(shape.Channels == card.Outputs.Count, $"it names {card.Outputs.Count} outputs, but the architecture makes {shape.Channels}");
        Require(card.Positional == (shape.Length is not null), card.Positional
            ? "it says that outputs have positions, but the architecture makes none"
            : $"it says that outputs have no positions, but the architecture makes {shape.Length}");
    }

    private static bool IsNameLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-';

    private static void Require(bool good, string fault)
    {
        if (!good)
            throw new InputException($"{ModelCard.FileName}: {fault}.", ModelCard.FileName);
    }
}
