using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Transmission.Dialect;
using Transmission.Diagnostics;
using Transmission.Model;
using Transmission.Parse;
using Transmission.Render;

namespace Tests.Fuzz;

/// <summary>What holds of any text in the dialect.</summary>
internal static partial class MarkdownProperties
{
    private static readonly MarkdownDialect Dialect = SpecSite.NewDialect(new Press());

    private sealed record Read(string Text, Document Document, RenderedSite Rendered, DiagnosticBag Diagnostics, string Body)
    {
        public string Shown => Body + Rendered.SummaryOf(Document).Excerpt.Html + Rendered.SummaryOf(Document).Title.Html;
    }

    public static void Whole(string text)
    {
        text = Places.Decoded(text);
        var read = Open(text);
        PositionTests.AllLeadsBack(text, read.Document.Body);
        Places.AreWithin(read.Diagnostics, text);
        foreach (var link in read.Document.Body.Links) Places.IsWithin(link.Span, text, "a link");
        foreach (var heading in read.Document.Body.Headings) Places.IsWithin(heading.Span, text, "a heading");
        Pages.AreWhole(read.Body);
        Pages.AreWhole(read.Rendered.SummaryOf(read.Document).Excerpt.Html.Value);
        Pages.AreWhole(read.Rendered.OpenForFeed(read.Document).Text, hasIds: false);
        NothingIsLost(read);
    }

    /// <summary>It is read twice as the same, and whatever ends its lines.</summary>
    public static void Same(string text)
    {
        text = Places.Decoded(text).ReplaceLineEndings("\n").Replace("\f", "");
        var first = Open(text);
        foreach (var end in new[] { "\n", "\r\n", "\r" })
        {
            var other = Open(text.Replace("\n", end));
            var shown = other.Shown.ReplaceLineEndings("\n");
            FuzzFault.Unless(first.Shown == shown, $"the page depends on the line end {end.Replace("\n", "LF").Replace("\r", "CR")}", () => Difference(first.Shown, shown));
            FuzzFault.Unless(Told(first) == Told(other), "what is told depends on the line end", () => Difference(Told(first), Told(other)));
        }
    }

    /// <summary>In a quote or an item stand the formulas that stand outside.</summary>
    public static void Nested(string text)
    {
        text = "qz\n\n" + Places.Decoded(text).ReplaceLineEndings("\n").Replace('\t', ' ').Replace("\f", "").TrimEnd('\n');
        var outside = Formulas(text);
        foreach (var (first, rest) in new[] { ("> ", "> "), ("- ", "  "), ("1. ", "   ") })
        {
            var lines = text.Split('\n').Select((line, i) => line.Length == 0 && rest[0] == ' ' ? "" : (i == 0 ? first : rest) + line);
            var inside = Formulas(string.Join('\n', lines));
            FuzzFault.Unless(outside == inside, $"formulas within '{first}'", () => Difference(outside, inside));
        }
    }

    public static void TimeOf(string text)
    {
        var read = Open(Places.Decoded(text));
        _ = read.Rendered.OpenForFeed(read.Document).Utf8;
    }

    private static Read Open(string text)
    {
        var diagnostics = new DiagnosticBag();
        var (document, rendered) = SpecSite.Open(new SpecExample("fuzz", 0, [], text, "", ""), Dialect, diagnostics);
        return new Read(text, document, rendered, diagnostics, rendered.Open(document).Body.Text);
    }

    private static string Formulas(string text)
    {
        var formulas = Dialect.Parse(new SourceText(new SitePath("a.md"), text), 0, new TextOptions(new MathOptions(), new NumberingOptions(), "zh-CN"), new DiagnosticBag()).Formulas;
        return string.Join('\n', formulas.Select(formula => $"{formula.Style} {string.Join('|', formula.Written.Source.Split('\n').Select(line => line.Trim()))}"));
    }

    private static string Told(Read read) => SpecSite.Told(read.Diagnostics).ReplaceLineEndings("\n");

    private static string Difference(string a, string b)
    {
        var at = a.Zip(b).TakeWhile(pair => pair.First == pair.Second).Count();
        string Around(string text) => text[Math.Max(0, at - 40)..Math.Min(text.Length, at + 60)];
        return $"\n{Around(a)}\n--- and\n{Around(b)}";
    }

    /// <summary>Each word of the text is on the page, in a formula, in an address or in what is told.</summary>
    private static void NothingIsLost(Read read)
    {
        var told = read.Diagnostics.InOrder();
        var shown = read.Body + Tag().Replace(read.Body, ""); // a letter may be tied to what stands after it
        foreach (Match word in Word().Matches(read.Text))
        {
            if (shown.Contains(word.Value, StringComparison.OrdinalIgnoreCase) || read.Document.Title.Plain.Contains(word.Value, StringComparison.OrdinalIgnoreCase)) continue;
            if (read.Document.Body.Formulas.Any(formula => formula.Written.Source.Contains(word.Value, StringComparison.Ordinal))) continue;
            if (told.Any(one => one.Message.Contains(word.Value, StringComparison.Ordinal) || one.At is { Span: var at } && at.Start <= word.Index && at.End >= word.Index + word.Length)) continue;
            if (IsUnseen(read.Text, word.Index)) continue;
            throw new FuzzFault("a word is lost", word.Value);
        }
    }

    /// <summary>What an author writes not to be shown: comments, definitions that nothing uses, attributes, what stands in tags, in elements that are never shown, template marks.</summary>
    private static bool IsUnseen(string text, int at)
    {
        var before = text[..at];
        var line = before[(before.LastIndexOfAny(['\n', '\r']) + 1)..];
        if (Label().IsMatch(line) && text[at..].Split('\n', '\r')[0].Contains("]:", StringComparison.Ordinal)) return true;
        return Unseen().IsMatch(before) || Option().IsMatch(line) || line.Contains("]:", StringComparison.Ordinal) || Target().IsMatch(before) || line.Contains('{') || line.Contains('<') || line.Contains("](", StringComparison.Ordinal) || before.Contains("[^", StringComparison.Ordinal);
    }

    /// <summary>The stand-in of the specifications with its TeX as a text, whatever that is.</summary>
    private sealed class Press : SpecSite.Press
    {
        protected override string? MarkupOf(Formula formula) => base.MarkupOf(formula) is null ? null : $"<math>{WebUtility.HtmlEncode(formula.Tex.Trim())}</math>";
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("qz[0-9]+z[0-9]*")]
    private static partial Regex Word();

    /// <summary>The target of a definition on a line of its own.</summary>
    [GeneratedRegex(@"\]:[\s>]*\S*$")]
    private static partial Regex Target();

    /// <summary>The beginning of a definition's label.</summary>
    [GeneratedRegex(@"^[\s>]*\[[^\]]*$")]
    private static partial Regex Label();

    /// <summary>What a directive says about itself.</summary>
    [GeneratedRegex(@"^[\s>]*:[\w-]+:")]
    private static partial Regex Option();

    [GeneratedRegex("<!|<[?]|<(script|style|select|template|iframe|svg|math|title|textarea|noscript|xmp|plaintext|object)|begin_tab|(!!!|[?]{3}[+]?) |=== \"|```", RegexOptions.IgnoreCase)]
    private static partial Regex Unseen();
}

/// <summary>Where things are said to stand.</summary>
internal static class Places
{
    /// <summary>As a file with this text is read: no half of a pair and no control character comes through.</summary>
    public static string Decoded(string text) => TextDecoder.Decode(new SourceFile(new SitePath("a.md"), Encoding.UTF8.GetBytes(text)), new DiagnosticBag()).Text;

    public static void AreWithin(DiagnosticBag diagnostics, string text)
    {
        foreach (var told in diagnostics.InOrder())
        {
            foreach (var at in told.Notes.Select(note => note.At).Prepend(told.At))
            {
                if (at is null || at.Source.Text != text) continue;
                // One unit at the end of a file stands for the end itself.
                IsWithin(at.Span.End > text.Length && at.Span.Length == 1 ? at.Span with { Length = 0 } : at.Span, text, told.Rule.Id);
                FuzzFault.Unless(at.Position is { Line: > 0, Column: > 0 }, "a line and a column", () => $"{told.Rule.Id} {at.Position}");
            }
            FuzzFault.Unless(told.Message.Length > 0 && !told.Message.Contains('\n'), $"the message of {told.Rule.Id} is a line", () => told.Message);
        }
    }

    public static void IsWithin(TextSpan span, string text, string what)
    {
        FuzzFault.Unless(span.Start >= 0 && span.Length >= 0 && span.End <= text.Length, $"{what} lies within the file", () => $"{span} of {text.Length}");
        FuzzFault.Unless(IsBoundary(span.Start, text) && IsBoundary(span.End, text), $"{what} lies between characters", () => span.ToString());
    }

    private static bool IsBoundary(int at, string text) => at == 0 || at >= text.Length || !char.IsSurrogatePair(text[at - 1], text[at]);
}

/// <summary>What browsers get.</summary>
internal static class Pages
{
    public static void AreWhole(string html, bool hasIds = true)
    {
        var page = HtmlFaults.Parse(html.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) ? html : $"<!DOCTYPE html><html lang=\"en\"><head><title>t</title></head><body><article>{html}</article></body></html>", out var faults);
        FuzzFault.Unless(faults.Count == 0, "HTML without a fault", () => faults[0]);
        FuzzFault.Unless(page.Body!.Children.Length > 0, "a page with a body", () => html);
        if (!hasIds) return;
        var doubled = page.All.Where(element => !string.IsNullOrEmpty(element.Id)).GroupBy(element => element.Id).FirstOrDefault(group => group.Count() > 1);
        FuzzFault.Unless(doubled is null, "an id stands once", () => doubled!.Key!);
    }
}
