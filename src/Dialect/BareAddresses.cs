using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Dialect.RawHtml;
using Transmission.Dialect.Typography;

namespace Transmission.Dialect;

/// <summary>
/// GitHub's bare addresses (<c>https://… http://… www.…</c>), as Chinese text has them: right after a Han character, and
/// ended by full-width punctuation. Markdig's own parser knows neither, and takes quadratic time over many in a line.
/// </summary>
public sealed class BareAddresses : IMarkdownExtension, ITreePass
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.InlineParsers.Insert(0, new Parser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    void ITreePass.Run(MarkdownDocument tree, ParseContext context)
    {
        foreach (var block in tree.Descendants<LeafBlock>())
        {
            var isInLink = false;
            if (block.Inline is not null) Unlink(block.Inline, ref isInLink);
        }
    }

    /// <summary>Between an author's own <c>&lt;a&gt;</c> and <c>&lt;/a&gt;</c> an address is text.</summary>
    private static void Unlink(ContainerInline container, ref bool isInLink)
    {
        for (var inline = container.FirstChild; inline is not null;)
        {
            var next = inline.NextSibling;
            if (inline is HtmlInline html && HtmlNames.Of(html.Tag).Equals("a", StringComparison.OrdinalIgnoreCase)) isInLink = html.Tag[1] != '/';
            else if (inline is LinkInline { IsAutoLink: true } link && isInLink) link.ReplaceBy(new LiteralInline(link.Url!) { Span = link.Span, IsClosed = true });
            else if (inline is ContainerInline inner) Unlink(inner, ref isInLink);
            inline = next;
        }
    }

    private sealed class Parser : InlineParser
    {
        private const int DeepestBracket = 64;
        private static readonly string[] Starts = ["https://", "http://", "www."];

        public Parser() => OpeningCharacters = ['h', 'w'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            if (!MayFollow(slice.PeekCharExtra(-1))) return false;
            var text = slice;
            var scheme = Array.Find(Starts, start => text.Match(start));
            if (scheme is null || IsInBrackets(processor)) return false;
            var end = EndOf(slice, slice.Start + (scheme == "www." ? 0 : scheme.Length));
            if (end < 0) return false;

            var address = slice.Text[slice.Start..end];
            var span = new SourceSpan(processor.GetSourcePosition(slice.Start, out var line, out var column), processor.GetSourcePosition(end - 1));
            var link = new LinkInline { Url = scheme == "www." ? "http://" + address : address, IsAutoLink = true, IsClosed = true, Span = span, UrlSpan = span, Line = line, Column = column };
            link.AppendChild(new LiteralInline(new StringSlice(slice.Text, slice.Start, end - 1)) { Span = span, IsClosed = true });
            processor.Inline = link;
            slice.Start = end;
            return true;
        }

        private static bool MayFollow(char c) => c is '\0' or '*' or '_' or '~' or '(' or '"' or '\'' || c > '\u007F' || char.IsWhiteSpace(c);

        /// <summary>What may become the text of a link holds none itself.</summary>
        private static bool IsInBrackets(InlineProcessor processor)
        {
            var depth = 0;
            for (var inline = processor.Inline; inline is not null; inline = inline.Parent)
            {
                if (inline is LinkDelimiterInline { IsActive: true } || ++depth > DeepestBracket) return true;
            }
            return false;
        }

        /// <summary>Where the address ends, or -1 where its domain is none.</summary>
        private static int EndOf(StringSlice slice, int domain)
        {
            var (text, end) = (slice.Text, domain);
            while (end <= slice.End && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or '_' or '.')) end++;
            if (text.AsSpan(domain, end - domain).Trim('.').IndexOf('.') <= 0) return -1;
            var parentheses = 0;
            for (; end <= slice.End && !Ends(text[end]); end++) parentheses += text[end] switch { '(' => 1, ')' => -1, _ => 0 };
            for (; ; end--)
            {
                if (text[end - 1] is ')' && parentheses < 0) parentheses++;
                else if (text[end - 1] is not ('?' or '!' or '.' or ',' or ':' or ';' or '*' or '_' or '~' or '\'' or '"')) return end;
            }
        }

        private static bool Ends(char c) => c is '<' or '|' or '\u2018' or '\u2019' or '\u201C' or '\u201D' or '\u2026' || char.IsWhiteSpace(c) || Letters.IsWidePunctuation(c);
    }
}
