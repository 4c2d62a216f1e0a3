using Markdig.Extensions.Footnotes;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Dialect.Formulas;
using Transmission.Dialect.References;
using Transmission.Model;

namespace Transmission.Dialect.Tags;

/// <summary>Tags without a body, in running text or alone on a line.</summary>
internal sealed class TagInlines : InlineParser
{
    private const int LongestAttributes = 300;

    public TagInlines() => OpeningCharacters = ['{', '%', '<', '^', '['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var tag = slice.CurrentChar == '%' ? Comment(slice) : slice.CurrentChar is '<' or '^' or '[' ? WrittenInText.Read(slice) : slice.PeekChar() == ':' && slice.PeekChar(2) != ':' ? Attributes(slice) : TagReader.Read(slice.Text, slice.Start, slice.End + 1);
        if (tag is null || TagTable.Of(tag) is not { } meaning) return false;
        var made = IsDropped(tag, meaning) ? new LiteralInline("") : tag.IsEnd ? null : Make(processor, slice.Text, tag, meaning);
        if (made is null) return false;
        var from = processor.GetSourcePosition(slice.Start, out var line, out var column);
        (made.Span, made.Line, made.Column) = (new SourceSpan(from, processor.GetSourcePosition(tag.Span.End - 1)), line, column);
        processor.Inline = new TagMark(tag, meaning).On(made);
        slice.Start = tag.Span.End;
        return true;
    }

    /// <summary>Obsidian's <c>%%comment%%</c>.</summary>
    private static TemplateTag? Comment(StringSlice slice)
    {
        if (char.IsLetterOrDigit(slice.PeekCharExtra(-1)) || slice.PeekChar() != '%') return null;
        var length = slice.AsSpan()[2..].IndexOf("%%");
        return length <= 0 ? null : new TemplateTag("%%", false, TagFamily.Comment, new TextSpan(slice.Start, length + 4), []);
    }

    /// <summary>kramdown's <c>{: .class}</c> after what takes no attributes here.</summary>
    private static TemplateTag? Attributes(StringSlice slice)
    {
        var length = slice.AsSpan()[..Math.Min(slice.Length, LongestAttributes)].IndexOf('}') + 1;
        return length > 0 && Dialect.Attributes.Read(slice.AsSpan()[..length]) is not null ? new TemplateTag("{:}", false, TagFamily.Kramdown, new TextSpan(slice.Start, length), []) : null;
    }

    private static bool IsDropped(TemplateTag tag, TagMeaning meaning) =>
        meaning.Use is TagUse.Dropped || tag.Family is TagFamily.Comment || (tag.IsEnd && !meaning.IsPair) || (meaning.Use is TagUse.Wrapper && tag.Name is "math" or "katex" or "latex" or "nomarkdown");

    private static Inline? Make(InlineProcessor processor, string text, TemplateTag tag, TagMeaning meaning) => meaning.Use switch
    {
        TagUse.Figure or TagUse.Link or TagUse.Article or TagUse.Embed => TagWords.Target(tag) is { Value.Length: > 0 } target ? Link(processor, text, tag, meaning, target) : null,
        TagUse.Note => (tag.Named("note", "text", "content") ?? tag.Unnamed.Cast<TagArgument?>().LastOrDefault())?.Span is { Length: > 0 } span ? Note(processor, text, span) : null,
        TagUse.Cite => Citation(processor, tag),
        TagUse.Works => new LiteralInline(""),
        TagUse.Wrapper when tag is { Family: TagFamily.Text, Arguments: [var inside] } && !processor.Document.ContainsLinkReferenceDefinition(inside.Value) => Span(processor, text, inside.Span),
        _ => null,
    };

    private static LinkInline Link(InlineProcessor processor, string text, TemplateTag tag, TagMeaning meaning, TagArgument target)
    {
        var link = new LinkInline
        {
            Url = UrlOf(tag, meaning, target.Value),
            IsImage = meaning.Use is TagUse.Figure,
            IsClosed = true,
            UrlSpan = new SourceSpan(processor.GetSourcePosition(target.Span.Start), processor.GetSourcePosition(target.Span.End - 1)),
        };
        if (TagWords.Text(tag, target) is { } shown) Fill(link, processor, text, shown);
        else if (!link.IsImage) link.AppendChild(new LiteralInline(NameOf(link.Url, target.Value)) { Span = link.UrlSpan, IsClosed = true });
        if (link.IsImage && TagWords.Width(tag) is { } width) link.GetAttributes().AddPropertyIfNotExist("width", width);
        return link;
    }

    /// <summary>Jekyll's includes count paths from the site; the names of Hexo's articles are those of their files; what is an address is one.</summary>
    private static string UrlOf(TemplateTag tag, TagMeaning meaning, string target) => meaning.Use switch
    {
        _ when target.Contains("://", StringComparison.Ordinal) => target,
        TagUse.Figure when tag.Name.StartsWith("include ", StringComparison.Ordinal) && target[0] is not ('/' or '.' or '{') => "/" + target,
        TagUse.Link when tag.Name is "include_code" => LinkUse.ByName + target,
        TagUse.Article => LinkUse.ByName + (tag.Name is "post_url" ? Path.GetFileName(target) : target),
        TagUse.Embed => meaning.Address + target,
        _ => target,
    };

    private static string NameOf(string url, string target) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? uri.Host : Path.GetFileName(target.TrimEnd('/'));

    private static FootnoteLink Note(InlineProcessor processor, string text, TextSpan span)
    {
        var paragraph = Read(processor, text, span);
        var note = new Footnote(null!) { Label = "", IsOpen = false, Span = paragraph.Span };
        note.Add(paragraph);
        var mark = new FootnoteLink(note) { IsClosed = true };
        note.Links.Add(mark);
        return mark;
    }

    private static CitationInline? Citation(InlineProcessor processor, TemplateTag tag)
    {
        var keys = tag.Unnamed.Where(argument => argument.Value is [not '-', ..]).ToList();
        var cites = keys.Select(key => new Cite(key.Value, new TextSpan(processor.GetSourcePosition(key.Span.Start), key.Span.Length)));
        return keys.Count == 0 ? null : new CitationInline { Cites = [.. cites], IsClosed = true };
    }

    private static ContainerInline Span(InlineProcessor processor, string text, TextSpan span)
    {
        var inside = new ContainerInline { IsClosed = true };
        Fill(inside, processor, text, span);
        return inside;
    }

    private static void Fill(ContainerInline into, InlineProcessor processor, string text, TextSpan span)
    {
        foreach (var inline in Read(processor, text, span).Inline!.ToList())
        {
            inline.Remove();
            into.AppendChild(inline);
        }
    }

    /// <summary>A stretch of the text that is being read, as running text with all that it may hold, each at its place.</summary>
    private static ParagraphBlock Read(InlineProcessor processor, string text, TextSpan span)
    {
        var paragraph = new ParagraphBlock { IsOpen = false, Span = new SourceSpan(processor.GetSourcePosition(span.Start), processor.GetSourcePosition(span.End - 1)) };
        var whole = (string)processor.Context!.Properties[Pipelines.WholeText];
        for (var start = span.Start; start < span.End;)
        {
            while (start > span.Start && start < span.End && text[start] is ' ' or '\t') start++; // as a paragraph's lines begin
            var end = Math.Min(span.End, Lines.End(text, start));
            var at = processor.GetSourcePosition(start, out var number, out var column);
            // Of the whole text, since Markdig takes the place of a slice in its text for the one in the file.
            var line = new StringSlice(whole, at, at + end - start - 1, end < span.End ? NewLine.LineFeed : NewLine.None);
            if (!line.IsEmpty) paragraph.AppendLine(ref line, column, number, at, trackTrivia: false);
            start = Lines.Next(text, end);
        }
        new InlineProcessor(processor.Document, processor.Parsers, preciseSourcelocation: true, processor.Context).ProcessInlineLeaf(paragraph);
        return paragraph;
    }
}
