using System.Buffers;
using System.Collections.Frozen;
using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Dialect.References;

/// <summary>
/// Obsidian's <c>[[article#heading|text]]</c> and <c>![[picture.png|300]]</c>: links by the name of a file, a title or an alias. They become links
/// whose target has a scheme of its own, and who answers for links knows the names.
/// </summary>
public sealed class WikiLinks : IMarkdownExtension, ITreePass
{
    private static readonly FrozenSet<string> Pictures =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".bmp");

    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.InlineParsers.Insert(0, new Parser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    void ITreePass.Run(MarkdownDocument tree, ParseContext context)
    {
        foreach (var link in tree.Descendants<LinkInline>().Where(link => !link.IsImage && link.Url?.StartsWith(LinkUse.ByName, StringComparison.Ordinal) == true))
        {
            if (context.Source.Text[link.Span.Start] == '!')
                context.Diagnostics.Report(Rules.NoteEmbedded, $"'{context.Source.Slice(link.Span.ToText())}' became a link", context.Source.At(link.Span.ToText()));
        }
    }

    private sealed class Parser : InlineParser
    {
        private const int Longest = 300;
        private static readonly SearchValues<char> OfNumbers = SearchValues.Create("0123456789.,;+- ");
        private static readonly SearchValues<char> Ends = SearchValues.Create("[]\n\r");

        public Parser() => OpeningCharacters = ['[', '!'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var isEmbed = slice.CurrentChar == '!';
            var open = slice.Start + (isEmbed ? 1 : 0);
            if (open + 4 > slice.End || slice.Text[open] != '[' || slice.Text[open + 1] != '[') return false;
            var inside = slice.Text.AsSpan(open + 2, Math.Min(Longest, slice.End - open - 1));
            var length = inside.IndexOfAny(Ends);
            if (length <= 0 || !inside[length..].StartsWith("]]")) return false;
            inside = inside[..length];
            var end = open + 2 + length + 2;
            if (end <= slice.End && slice.Text[end] is '(' or '[') return false; // a link whose text is in brackets
            if (!NamesSomething(inside) || processor.Document.ContainsLinkReferenceDefinition(inside.ToString())) return false;

            processor.Inline = Link(processor, slice.Text, slice.Start, open + 2, end, isEmbed);
            slice.Start = end;
            return true;
        }

        /// <summary>A row of numbers is one of a matrix.</summary>
        private static bool NamesSomething(ReadOnlySpan<char> inside) => !inside.IsWhiteSpace() && (inside.IndexOfAnyExcept(OfNumbers) >= 0 || (inside.Length == 10 && inside[4] == '-'));

        private static LinkInline Link(InlineProcessor processor, string text, int from, int start, int end, bool isEmbed)
        {
            var inside = text[start..(end - 2)];
            var bar = inside.IndexOf('|');
            var target = (bar < 0 ? inside : inside[..bar]).TrimEnd('\\').Trim(); // in a table the bar has a backslash
            var label = bar < 0 ? null : inside[(bar + 1)..].Trim();
            var hash = target.IndexOf('#');
            var isPicture = isEmbed && Pictures.Contains(Path.GetExtension(hash < 0 ? target : target[..hash]));
            var at = processor.GetSourcePosition(start + inside.IndexOf(target, StringComparison.Ordinal), out var line, out var column);
            var link = new LinkInline
            {
                Url = hash == 0 ? target : LinkUse.ByName + target,
                IsImage = isPicture,
                IsClosed = true,
                Span = new SourceSpan(processor.GetSourcePosition(from), processor.GetSourcePosition(end - 1)),
                UrlSpan = new SourceSpan(at, at + target.Length - 1),
                Line = line,
                Column = column,
            };
            var size = label?.Split('x')[0];
            if (isPicture && size is not null && int.TryParse(size, out _)) (label, _) = (null, Width(link, size));
            var shown = label ?? (isPicture ? "" : hash < 0 ? Path.GetFileName(target) : hash == 0 ? target[1..] : $"{Path.GetFileName(target[..hash])} › {target[(target.LastIndexOf('#') + 1)..]}");
            if (shown.Length > 0) link.AppendChild(new LiteralInline(shown) { Span = link.UrlSpan, IsClosed = true });
            return link;
        }

        private static bool Width(LinkInline link, string size)
        {
            link.GetAttributes().AddPropertyIfNotExist("width", size);
            return true;
        }
    }
}
