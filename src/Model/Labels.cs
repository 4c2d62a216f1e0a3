using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Transmission.Model;

/// <summary>The names by which an author refers to something: <c>fig-arch</c>, or as LaTeX likes it <c>fig:arch</c>.</summary>
public static class Labels
{
    private static readonly FrozenDictionary<string, TargetKind> Kinds = new Dictionary<string, TargetKind>
    {
        ["eq"] = TargetKind.Equation,
        ["fig"] = TargetKind.Figure,
        ["tbl"] = TargetKind.Table,
        ["sec"] = TargetKind.Section,
        ["thm"] = TargetKind.Theorem,
        ["lem"] = TargetKind.Lemma,
        ["cor"] = TargetKind.Corollary,
        ["prp"] = TargetKind.Proposition,
        ["def"] = TargetKind.Definition,
        ["exm"] = TargetKind.Example,
        ["rem"] = TargetKind.Remark,
        ["prf"] = TargetKind.Proof,
        ["lst"] = TargetKind.Listing,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, TargetKind>.AlternateLookup<ReadOnlySpan<char>> Spans = Kinds.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What LaTeX's authors write before a colon, and ours; before a hyphen, where many an anchor begins so, it means nothing.</summary>
    private static readonly ImmutableArray<(string Theirs, string Ours)> Twins = [("tab:", "tbl:"), ("prop:", "prp:")];

    /// <summary>What a label says that it labels: by what stands before its first hyphen or colon. Null where that is no kind's prefix.</summary>
    public static TargetKind? KindOf(ReadOnlySpan<char> label)
    {
        foreach (var (theirs, ours) in Twins)
        {
            if (label.StartsWith(theirs) && label.Length > theirs.Length) return KindOf(ours + "x");
        }
        return label.IndexOfAny('-', ':') is > 0 and var end && end + 1 < label.Length && Spans.TryGetValue(label[..end], out var kind) ? kind : null;
    }

    /// <summary>What marks the parts of something with a number: a, b, …, z, aa.</summary>
    /// <param name="index">Counted from zero.</param>
    public static string Letter(int index) => (index >= 26 ? Letter(index / 26 - 1) : "") + (char)('a' + index % 26);

    /// <summary>The anchor of a label on its page; <c>eq:x</c>, <c>eq-x</c> and <c>x</c> are all <c>eq-x</c>. Two labels with one id are the same label.</summary>
    public static string IdOf(string label) => KindOf(label.AsSpan().Trim()) is null ? OfEquation(label) : Anchor(label);

    /// <summary>The anchor of what stands in a <c>\label</c>, which is an equation whatever it is called.</summary>
    public static string OfEquation(string label) => Anchor(label) is var id && id.StartsWith("eq-", StringComparison.Ordinal) ? id : "eq-" + id;

    /// <summary>What cannot stand in a URL's fragment becomes a hyphen.</summary>
    private static string Anchor(string label)
    {
        label = label.Trim().ReplaceLineEndings(" ");
        foreach (var (theirs, ours) in Twins)
        {
            if (label.StartsWith(theirs, StringComparison.Ordinal)) label = ours + label[theirs.Length..];
        }
        var id = new StringBuilder(label.Length + 3);
        foreach (var rune in label.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is '_' or '.' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark) id.Append(rune);
            else id.Append('-');
        }
        return id.ToString();
    }
}
