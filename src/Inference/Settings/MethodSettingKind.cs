namespace CisLens.Inference.Settings;

/// <summary>What a setting holds.</summary>
public enum MethodSettingKind
{
    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A list of numbers.</summary>
    Numbers,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>One of several words.</summary>
    Choice,

    /// <summary>Free text.</summary>
    Text,
}
