using System.Globalization;
using System.Text;
using Transmission.Model;

namespace Transmission.Tex;

/// <summary>The places in formulas that refer to something.</summary>
public static class EquationReferences
{
    /// <summary>The formula with texts in the place of its references (<c>(3)</c>, <c>3</c>); what is left of the TeX leads where it led.</summary>
    /// <param name="textOf">The text of a resolved reference, with its parentheses; null for one that is unknown, which shows as <c>??</c>.</param>
    public static Formula Substitute(Formula formula, Func<Reference, string?> textOf)
    {
        if (formula.References.IsEmpty) return formula;
        var texts = formula.References.ToDictionary(r => r.Placeholder, r => textOf(r) ?? "??", StringComparer.Ordinal);
        var map = new OffsetMap.Builder();
        var tex = new StringBuilder(formula.Tex.Length);
        foreach (var (start, length, text) in Cut(formula.Tex, texts))
        {
            if (text is null)
            {
                for (var i = start; i < start + length; i++) map.Copy(formula.ToSource.ToOrigin(i), 1);
                tex.Append(formula.Tex, start, length);
                continue;
            }
            var inserted = $@"\text{{{Escaped(text)}}}";
            map.Insert(formula.ToSource.ToOrigin(start), inserted.Length);
            tex.Append(inserted);
        }
        var plainTexts = texts.ToDictionary(t => PlainOf(t.Key), t => t.Value, StringComparer.Ordinal);
        return formula with
        {
            Tex = tex.ToString(),
            ToSource = map.Build(formula.ToSource.ToOrigin(formula.Tex.Length)),
            PlainText = string.Concat(Cut(formula.PlainText, plainTexts).Select(p => p.Text ?? formula.PlainText.Substring(p.Start, p.Length))),
        };
    }

    /// <summary>A text cut at its placeholders, from left to right, each with what stands for it.</summary>
    private static IEnumerable<(int Start, int Length, string? Text)> Cut(string text, Dictionary<string, string> texts)
    {
        var first = texts.Keys.First();
        var (opening, end) = (first[..first.IndexOfAny(Digits)], first[(first.LastIndexOf(Closing) + 1)..]);
        var at = 0;
        for (var from = 0; text.IndexOf(opening, from, StringComparison.Ordinal) is >= 0 and var place;)
        {
            from = place + opening.Length;
            while (from < text.Length && char.IsAsciiDigit(text[from])) from++;
            from = Math.Min(from + 1 + end.Length, text.Length);
            if (!texts.TryGetValue(text[place..from], out var found)) continue;
            yield return (at, place - at, null);
            yield return (place, from - place, found);
            at = from;
        }
        yield return (at, text.Length - at, null);
    }

    private const char Opening = '〚';
    private const char Closing = '〛';
    private static readonly char[] Digits = [.. "0123456789"];

    /// <summary>How many brackets open a placeholder, so that none stands in the source by chance.</summary>
    internal static string OpeningFor(string source)
    {
        var (longest, run) = (0, 0);
        foreach (var c in source)
        {
            run = c == Opening ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return new string(Opening, longest + 1);
    }

    /// <summary>Brackets with a number between, which KaTeX takes in text.</summary>
    internal static string Placeholder(string opening, int number) => string.Create(CultureInfo.InvariantCulture, $@"\text{{{opening}{number}{Closing}}}");

    private static string PlainOf(string placeholder) => placeholder[@"\text{".Length..^1];

    internal static string Escaped(string text)
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
