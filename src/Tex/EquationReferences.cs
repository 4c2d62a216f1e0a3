using System.Globalization;
using System.Text;
using Transmission.Model;

namespace Transmission.Tex;

/// <summary>The labels of equations, and the places in formulas that name them.</summary>
public static class EquationReferences
{
    /// <summary>
    /// The anchor of a label on its page: <c>eq:x</c>, <c>eq-x</c> and <c>x</c> are all <c>eq-x</c>. What cannot stand in a URL's
    /// fragment becomes a hyphen. Two labels with one id are the same label.
    /// </summary>
    public static string IdOf(string label)
    {
        var id = new StringBuilder(label.Length + 3);
        foreach (var rune in label.Trim().EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is '_' or '.' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark) id.Append(rune);
            else id.Append('-');
        }
        var text = id.ToString();
        return text.StartsWith("eq-", StringComparison.Ordinal) ? text : "eq-" + text;
    }

    /// <summary>The formula with texts in the place of its references (<c>(3)</c>, <c>3</c>); what is left of the TeX leads where it led.</summary>
    /// <param name="textOf">The text of a resolved reference, with its parentheses; null for one that is unknown, which shows as <c>??</c>.</param>
    public static Formula Substitute(Formula formula, Func<EquationReference, string?> textOf)
    {
        if (formula.References.IsEmpty) return formula;
        var tex = new StringBuilder(formula.Tex.Length);
        var map = new OffsetMap.Builder();
        var plain = formula.PlainText;
        var at = 0;
        foreach (var reference in formula.References)
        {
            var place = formula.Tex.IndexOf(reference.Placeholder, at, StringComparison.Ordinal);
            if (place < 0) continue;
            var text = textOf(reference) ?? "??";
            CopyTo(place);
            var inserted = $@"\text{{{Escaped(text)}}}";
            tex.Append(inserted);
            map.Insert(formula.ToSource.ToOrigin(place), inserted.Length);
            at = place + reference.Placeholder.Length;
            plain = plain.Replace(PlainOf(reference.Placeholder), text, StringComparison.Ordinal);
        }
        CopyTo(formula.Tex.Length);
        return formula with { Tex = tex.ToString(), ToSource = map.Build(formula.ToSource.ToOrigin(formula.Tex.Length)), PlainText = plain };

        void CopyTo(int end)
        {
            for (var i = at; i < end; i++) map.Copy(formula.ToSource.ToOrigin(i), 1);
            tex.Append(formula.Tex, at, end - at);
        }
    }

    /// <summary>Brackets that KaTeX takes in text and that no formula of ours holds by chance with a number between.</summary>
    internal static string Placeholder(int number, string source)
    {
        var mark = string.Create(CultureInfo.InvariantCulture, $"〚{number}〛");
        while (source.Contains(mark, StringComparison.Ordinal)) mark = $"〚{mark}〛";
        return $@"\text{{{mark}}}";
    }

    private static string PlainOf(string placeholder) => placeholder[@"\text{".Length..^1];

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            escaped.Append(c switch
            {
                '\\' => @"\textbackslash ",
                '~' => @"\textasciitilde ",
                '^' => @"\textasciicircum ",
                '#' or '$' or '%' or '&' or '_' or '{' or '}' => $@"\{c}",
                _ => c.ToString(),
            });
        }
        return escaped.ToString();
    }
}
