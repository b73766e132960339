using System.Globalization;
using System.Text.RegularExpressions;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Web.Tracks;

namespace CisLens.Web.Comments;

/// <summary>What a comment is about. Its key is the same as long as the run is.</summary>
/// <param name="Key">Empty for the run itself, or <c>base/{row}/{position}</c>, <c>motif/{discovery}/{pattern}</c>, <c>rule/{number}</c>; rows and positions from 0.</param>
/// <param name="Kind">Which of the four.</param>
/// <param name="Title">The same for people, counted from 1.</param>
/// <param name="Page">Where it is, below the run's page.</param>
public sealed partial record CommentPlace(string Key, CommentKind Kind, string Title, string Page)
{
    /// <summary>The run itself.</summary>
    public static CommentPlace Run { get; } = new("", CommentKind.Run, "the run", "");

    /// <summary>A base of a sequence.</summary>
    public static CommentPlace Base(long row, int position) => new(
        Text($"base/{row}/{position}"), CommentKind.Base, Text($"base {position + 1:N0} of sequence {row + 1:N0}"), Text($"/results/{row}?marker={position}"));

    /// <summary>A pattern of a discovery.</summary>
    public static CommentPlace Motif(int discovery, string pattern) => new(
        Text($"motif/{discovery}/{pattern}"), CommentKind.Motif, MotifAddress.Title(pattern), Text($"/motifs/{discovery}/{Uri.EscapeDataString(pattern)}"));

    /// <summary>A rule of the audit.</summary>
    public static CommentPlace Rule(AuditRule rule) => new(
        Text($"rule/{rule.Number}"), CommentKind.Rule, $"rule {rule.Code}: {rule.Title}", $"/audit?rule={rule.Code.ToLowerInvariant()}#{AuditAddress.Anchor(rule)}");

    /// <summary>The place of a key; null when it is none.</summary>
    public static CommentPlace? Of(string key)
    {
        if (key.Length == 0)
            return Run;
        if (BaseKey().Match(key) is { Success: true } spot && long.TryParse(spot.Groups[1].Value, CultureInfo.InvariantCulture, out var row) && int.TryParse(spot.Groups[2].Value, CultureInfo.InvariantCulture, out var position))
            return Base(row, position);
        if (MotifKey().Match(key) is { Success: true } motif && int.TryParse(motif.Groups[1].Value, CultureInfo.InvariantCulture, out var discovery))
            return Motif(discovery, motif.Groups[2].Value);
        return RuleKey().Match(key) is { Success: true } match && AuditRules.Gates.Concat(AuditRules.All).FirstOrDefault(rule => Text($"{rule.Number}") == match.Groups[1].Value) is { } found ? Rule(found) : null;
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    [GeneratedRegex("^base/([0-9]+)/([0-9]+)$")]
    private static partial Regex BaseKey();

    [GeneratedRegex("^motif/([0-9]+)/([A-Za-z0-9_.-]{1,100})$")]
    private static partial Regex MotifKey();

    [GeneratedRegex("^rule/(-?[0-9]+)$")]
    private static partial Regex RuleKey();
}
