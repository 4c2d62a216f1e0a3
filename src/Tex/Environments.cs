using System.Collections.Frozen;
using Transmission.Model;

namespace Transmission.Tex;

/// <summary>The environments of LaTeX that KaTeX does not have, or numbers by itself, and what each becomes.</summary>
internal static class Environments
{
    /// <summary>Each of their rows has a number of its own. KaTeX takes a <c>\tag</c> in every row of what they become.</summary>
    public static readonly FrozenSet<string> OfRows = FrozenSet.Create(StringComparer.Ordinal,
        "align", "align*", "gather", "gather*", "alignat", "alignat*", "flalign", "flalign*", "eqnarray", "eqnarray*");

    public static bool IsMultline(string name) => name is "multline" or "multline*";
    public static bool IsEqnarray(string name) => name is "eqnarray" or "eqnarray*";

    /// <summary>Three columns for <c>eqnarray</c>: <c>alignat</c> has no gap between pairs, so its third, empty one does not show.</summary>
    private static readonly Dictionary<string, (string Begin, string End)> InDisplay = new Dictionary<string, (string, string)>
    {
        ["equation"] = Named("equation*"),
        ["displaymath"] = Named("equation*"),
        ["align"] = Named("align*"),
        ["flalign"] = Named("align*"),
        ["flalign*"] = Named("align*"),
        ["gather"] = Named("gather*"),
        ["multline"] = Named("gather*"),
        ["multline*"] = Named("gather*"),
        ["alignat"] = Named("alignat*"),
        ["eqnarray"] = Named("alignat*", "{2}"),
        ["eqnarray*"] = Named("alignat*", "{2}"),
        ["math"] = ("{", "}"),
    };

    /// <summary>Within a line KaTeX takes only the inner forms.</summary>
    private static readonly Dictionary<string, (string Begin, string End)> InLine = new Dictionary<string, (string, string)>
    {
        ["equation"] = ("{", "}"),
        ["equation*"] = ("{", "}"),
        ["displaymath"] = ("{", "}"),
        ["math"] = ("{", "}"),
        ["align"] = Named("aligned"),
        ["align*"] = Named("aligned"),
        ["flalign"] = Named("aligned"),
        ["flalign*"] = Named("aligned"),
        ["gather"] = Named("gathered"),
        ["gather*"] = Named("gathered"),
        ["multline"] = Named("gathered"),
        ["multline*"] = Named("gathered"),
        ["alignat"] = Named("alignedat"),
        ["alignat*"] = Named("alignedat"),
        ["eqnarray"] = Named("alignedat", "{2}"),
        ["eqnarray*"] = Named("alignedat", "{2}"),
    };

    public static (string Begin, string End)? Replacement(string name, FormulaStyle style) =>
        (style == FormulaStyle.Display ? InDisplay : InLine).TryGetValue(name, out var replacement) ? replacement : null;

    private static (string, string) Named(string name, string arguments = "") => ($@"\begin{{{name}}}{arguments}", $@"\end{{{name}}}");
}
