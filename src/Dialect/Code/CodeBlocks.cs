using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Transmission.Dialect.References;

namespace Transmission.Dialect.Code;

/// <summary>Code: coloured at build, a line at a time, with marked lines, a title and the signs of a diff.</summary>
public sealed class CodeBlocks : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) { }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) => renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new Renderer());

    /// <summary>Has a block coloured while others work.</summary>
    internal static void Order(CodeBlock block, ICodePress press)
    {
        var (info, text) = Read(block);
        if (text.Length > 0) press.Order(text, info.Language);
    }

    /// <summary>What it is, and the code of its language: without the first column, if that holds the signs of a diff.</summary>
    private static (CodeInfo Info, string Text) Read(CodeBlock block)
    {
        var (info, text) = (CodeInfo.Of(block), Text(block));
        return (info, info.HasSignColumn ? WithoutSigns(text) : text);
    }

    /// <summary>Without the carriage returns that odd line ends leave in it: no page may have them.</summary>
    private static string Text(CodeBlock block) => block.Lines.ToString().Replace("\r", "", StringComparison.Ordinal);

    private static string WithoutSigns(string text) =>
        string.Join('\n', text.Split('\n').Select(line => line is ['+' or '-' or ' ', .. var rest] ? rest : line));

    private sealed class Renderer : HtmlObjectRenderer<CodeBlock>
    {
        protected override void Write(HtmlRenderer renderer, CodeBlock block)
        {
            var document = (DocumentRenderer)renderer;
            var (info, text) = Read(block);
            var words = document.Context.Words;
            renderer.EnsureLine();
            document.WriteTag("figure", ("class", "code"), ("id", info.Id), ("data-lang", info.Language.Length > 0 ? info.Language : null));
            if (info.Title is not null || Numbering.Of(block) is not null)
            {
                renderer.Write("<figcaption class=\"tele\"><span>");
                Captions.WriteName(document, block, isAlone: info.Title is null);
                renderer.WriteEscape(info.Title);
                renderer.Write("</span></figcaption>");
            }
            document.WriteTag("pre", ("tabindex", "0"), ("role", "group"), ("aria-label", info.Title is null ? words.Code : $"{words.Code} {info.Title}"));
            renderer.Write("<code>");
            WriteLines(document, info, text, Text(block));
            renderer.WriteLine("</code></pre></figure>");
        }

        private static void WriteLines(DocumentRenderer document, CodeInfo info, string text, string written)
        {
            var lines = text.Length == 0 ? [] : document.Presses.Code.Lines(text, info.Language);
            var signs = info.IsDiff ? written.Split('\n') : null;
            for (var i = 0; i < lines.Length; i++)
            {
                var sign = signs?[i] is [var first, ..] ? first : ' ';
                document.Write("<span class=\"ln").Write(info.Marked.Contains(i + 1) ? " hl" : "").Write(sign switch { '+' => " add", '-' => " del", _ => "" }).Write("\">");
                if (info.HasSignColumn) document.Write(sign is '+' or '-' ? sign : ' ');
                // The line's end goes inside: between two blocks it would be a line of its own, and without it copies would run together.
                document.Write(lines[i]).Write("\n</span>");
            }
        }
    }
}
