using System.Globalization;
using System.Text;
using Transmission.Dialect.Feeds;
using Transmission.Dialect.Figures;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Dialect.RawHtml;

/// <summary>Writes one stretch of raw HTML: formulas in its text set, its links and pictures resolved, scripts and embeds taken out.</summary>
internal sealed class RawHtmlWriter(DocumentRenderer renderer, RawText raw)
{
    private static readonly HashSet<string> Embeds = ["iframe", "embed", "video", "audio"];

    /// <summary>A reference to a character by its number, to the semicolon.</summary>
    private const int LongestNumber = 12;

    private readonly RawTagWriter _tags = new(renderer, raw);

    private string Html => raw.Html;

    public void Write()
    {
        var pieces = new HtmlPieces(Html);
        while (pieces.Next() is { } piece)
        {
            if (piece is { Name: "script", Kind: HtmlPieceKind.Start } && !renderer.Context.Scripts) pieces.SkipTo(DropScript(piece));
            else if (renderer.IsForFeed && piece.Kind is HtmlPieceKind.Start && FeedHtml.IsUnseen(piece)) pieces.SkipTo(EndOfElement(piece));
            else if (piece.Kind is HtmlPieceKind.Start && HtmlElement.Find(piece.Name) is { IsRaw: true } && renderer.State.Foreign.Count == 0 && !IsEmbed(piece) && !HtmlPieces.IsSelfClosing(Html, piece)) pieces.SkipTo(WriteRaw(piece));
            else WritePiece(piece);
        }
    }

    private void WritePiece(HtmlPiece piece)
    {
        switch (piece)
        {
            case { Kind: HtmlPieceKind.Comment }: ReportOpenComment(piece); break;
            case { Kind: HtmlPieceKind.Text }: WriteText(piece); break;
            case { Kind: HtmlPieceKind.End, Name: "script" } when !renderer.Context.Scripts: break;
            case var tag when HtmlNames.IsOfThePage(tag.Name): Report(Rules.TagDropped, $"'{Slice(tag)}' is dropped", tag); break;
            case var tag when renderer.State.Foreign.Count == 0 && HtmlNames.IsNoElement(Html[tag.Start..tag.End]): WriteAsText(tag); break;
            case { Kind: HtmlPieceKind.End } when TakeReplaced(piece.Name): break;
            case { Kind: not HtmlPieceKind.Text } when renderer.IsForFeed && (FeedHtml.IsControl(piece) || FeedHtml.IsUnseen(piece)): break;
            case { Kind: HtmlPieceKind.End }: WriteEnd(piece); break;
            case { Name: "img" }: _tags.WriteImage(piece); break;
            case var embed when IsEmbed(embed): WriteInsteadOfEmbed(embed); break;
            default: WriteStart(piece); break;
        }
    }

    private void WriteStart(HtmlPiece tag)
    {
        renderer.State.HasTags = true;
        if (HtmlElement.Find(tag.Name) is { IsForeign: true } && !HtmlPieces.IsSelfClosing(Html, tag)) renderer.State.Foreign.Add(tag.Name);
        if (tag.Name is "picture") renderer.State.InPicture++;
        _tags.Write(tag);
    }

    private void WriteEnd(HtmlPiece tag)
    {
        renderer.State.HasTags = true;
        if (renderer.State.Foreign.LastIndexOf(tag.Name) is >= 0 and var opened) renderer.State.Foreign.RemoveRange(opened, renderer.State.Foreign.Count - opened);
        if (tag.Name is "picture" && renderer.State.InPicture > 0) renderer.State.InPicture--;
        renderer.Write(Slice(tag));
    }

    /// <summary>An element in which nothing is markup, to its end; if that never comes, to the end of this block or line: what follows is no part of it.</summary>
    private int WriteRaw(HtmlPiece start)
    {
        WriteStart(start);
        var end = HtmlPieces.EndOfRaw(Html, start);
        var isClosed = Html.IndexOf('>', end) >= 0;
        if (!isClosed && raw.IsBlock) Report(Rules.HtmlNotClosed, $"'<{start.Name}>' is never closed", start);
        var text = renderer.Masks.Undo(Html[start.End..end]);
        if (start.Name is "textarea" or "title") WriteLiteral(text); else renderer.Write(text); // these two know entities (HTML 13.1.2, escapable raw text)
        if (!isClosed) renderer.Write("</").Write(start.Name).Write('>');
        return end;
    }

    private void WriteAsText(HtmlPiece tag)
    {
        if (renderer.State.Unknown.Add(tag.Name)) Report(Rules.NoElement, $"'{Slice(tag)}' is no tag of HTML and is shown as it is written", tag);
        renderer.WriteEscape(Slice(tag));
    }

    private void ReportOpenComment(HtmlPiece piece)
    {
        var text = Html.AsSpan(piece.Start, piece.End - piece.Start);
        if (raw.IsBlock && text.StartsWith("<!--") && !text.EndsWith("-->")) Report(Rules.HtmlNotClosed, "this comment is never closed, and hides all that follows", new HtmlPiece(piece.Kind, piece.Start, piece.Start + 4));
    }

    private bool IsEmbed(HtmlPiece tag) => Embeds.Contains(tag.Name) && IsRemote(Source(tag));

    private void Report(Rule rule, string message, HtmlPiece piece) => renderer.Context.Diagnostics.Report(rule, message, At(piece.Start, piece.End));

    private string Slice(HtmlPiece piece) => renderer.Masks.Undo(Html[piece.Start..piece.End]);

    private int DropScript(HtmlPiece start)
    {
        Report(Rules.ScriptDropped, "the script is dropped", start);
        return EndOfElement(start);
    }

    /// <summary>One that does not end holds the rest, as it does for a browser; one whose tag ends itself, as browsers do not have it, holds nothing: its author meant that.</summary>
    private int EndOfElement(HtmlPiece start)
    {
        if (HtmlPieces.IsSelfClosing(Html, start)) return start.End;
        var close = Html.IndexOf('>', HtmlPieces.EndOfRaw(Html, start));
        return close < 0 ? Html.Length : close + 1;
    }

    private void WriteText(HtmlPiece piece)
    {
        foreach (var (span, inline) in raw.Cut(piece.Start, piece.End))
        {
            if (inline is null) WriteText(span.Start, span.End); else renderer.Render(inline);
        }
    }

    private void WriteText(int start, int stop)
    {
        for (var i = start; i < stop;)
        {
            var next = Html.AsSpan(i, stop - i).IndexOfAny(Masks.Starts);
            WriteLiteral(Html.AsSpan(i, next < 0 ? stop - i : next));
            if (next < 0) return;
            i += next;
            if (renderer.Masks.At(Html, i) is not var (formula, end))
            {
                renderer.Write(Masks.Shown(Html[i++]));
                continue;
            }
            if (renderer.State.Foreign.Count > 0) renderer.WriteEscape(formula.PlainText); // a drawing holds no HTML
            else
                if (formula.Style is FormulaStyle.Display) FormulaRendering.Display(renderer, formula);
                else renderer.Write(FormulaRendering.Inline(renderer, formula));
            i = end;
        }
    }

    /// <summary>A sign that begins no tag is text; entities are the author's, but for one of no character (CommonMark 0.31, 2.5).</summary>
    private void WriteLiteral(ReadOnlySpan<char> text)
    {
        for (int sign; (sign = text.IndexOfAny("<&")) >= 0;)
        {
            renderer.Write(text[..sign]);
            text = text[sign..];
            var (written, length) = text[0] == '<' ? ("&lt;", 1) : Ampersand(text);
            renderer.Write(written);
            text = text[length..];
        }
        renderer.Write(text);
    }

    /// <summary>What is written for the ampersand at which a text begins, and for how much of it.</summary>
    private static (string Written, int Length) Ampersand(ReadOnlySpan<char> text)
    {
        if (text.Length > 1 && char.IsAsciiLetter(text[1])) return ("&", 1);
        if (!text.StartsWith("&#") || text[..Math.Min(text.Length, LongestNumber)].IndexOf(';') is not (> 2 and var end)) return ("&amp;", 1);
        var isHex = text[2] is 'x' or 'X';
        var isNumber = int.TryParse(text[(isHex ? 3 : 2)..end], isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code);
        return !isNumber ? ("&amp;", 1) : IsCharacter(code) ? ("&", 1) : ("\uFFFD", end + 1);
    }

    private static bool IsCharacter(int code) =>
        Rune.IsValid(code) && (code >= 0xA0 || !char.IsControl((char)code) || code is '\t' or '\n' or '\f') && code is not (>= 0xFDD0 and <= 0xFDEF) && (code & 0xFFFE) != 0xFFFE;

    private void WriteInsteadOfEmbed(HtmlPiece tag)
    {
        var (source, host) = (Source(tag), new Uri(Absolute(Source(tag))).Host);
        Report(Rules.EmbedBecameLink, $"the embedded '{tag.Name}' of {host} became a link", tag);
        var title = HtmlPieces.Attributes(Html, tag).FirstOrDefault(attribute => attribute.Name == "title").Value;
        var text = string.IsNullOrEmpty(title) ? host : $"{title} ({host})";
        if (renderer.State.InLink > 0) renderer.WriteEscape(text);
        else renderer.WriteElement("a", text, ("href", source));
        if (tag.Name is not "embed") renderer.State.Replaced[tag.Name] = renderer.State.Replaced.GetValueOrDefault(tag.Name) + 1;
    }

    private bool TakeReplaced(string name)
    {
        if (renderer.State.Replaced.GetValueOrDefault(name) is 0) return false;
        renderer.State.Replaced[name]--;
        return true;
    }

    private string Source(HtmlPiece tag) => HtmlPieces.Attributes(Html, tag).FirstOrDefault(attribute => attribute.Name == "src").Value ?? "";

    private static string Absolute(string address) => address.StartsWith("//", StringComparison.Ordinal) ? "https:" + address : address;

    private static bool IsRemote(string address) =>
        Uri.TryCreate(Absolute(address), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0;

    private Location At(int start, int end) => renderer.Source.At(raw.ToFile.ToOrigin(TextSpan.FromBounds(start, end)));
}
