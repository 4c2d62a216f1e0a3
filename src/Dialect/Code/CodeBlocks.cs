using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Transmission.Dialect.Code;

/// <summary>Code: coloured at build, a line at a time, with marked lines, a title and the signs of a diff.</summary>
public sealed class CodeBlocks : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) { }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) => renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new Renderer());

    private sealed class Renderer : HtmlObjectRenderer<CodeBlock>
    {
        protected override void Write(HtmlRenderer renderer, CodeBlock block)
        {
            var document = (DocumentRenderer)renderer;
            var info = CodeInfo.Of(block);
            var wording = document.Context.Wording;
            renderer.EnsureLine();
            document.WriteTag("figure", ("class", "code"), ("id", info.Id), ("data-lang", info.Language.Length > 0 ? info.Language : null));
            if (info.Title is not null)
            {
                renderer.Write("<figcaption class=\"tele\">");
                document.WriteElement("span", info.Title);
                renderer.Write("</figcaption>");
            }
            document.WriteTag("pre", ("tabindex", "0"), ("role", "group"), ("aria-label", info.Title is null ? wording.Code : $"{wording.Code} {info.Title}"));
            renderer.Write("<code>");
            WriteLines(document, info, Text(block));
            renderer.WriteLine("</code></pre></figure>");
        }

        private static string Text(CodeBlock block) => block.Lines.ToString();

        private static void WriteLines(DocumentRenderer document, CodeInfo info, string text)
        {
            var signs = info.IsDiff ? Signs(text) : null;
            var isTakenOff = signs is not null && info.Language is not "diff";
            if (isTakenOff) text = WithoutSigns(text);
            var lines = text.Length == 0 ? [] : document.Context.Code.Lines(text, info.Language);
            for (var i = 0; i < lines.Length; i++)
            {
                var sign = signs?[i] ?? ' ';
                document.Write("<span class=\"ln").Write(info.Marked.Contains(i + 1) ? " hl" : "").Write(sign switch { '+' => " add", '-' => " del", _ => "" }).Write("\">");
                if (isTakenOff) document.Write(sign);
                // The line's end goes inside: between two blocks it would be a line of its own, and without it copies would run together.
                document.Write(lines[i]).Write("\n</span>");
            }
        }

        private static char[] Signs(string text) => [.. text.Split('\n').Select(line => line is ['+' or '-', ..] ? line[0] : ' ')];

        /// <summary>What is left is code of its language.</summary>
        private static string WithoutSigns(string text) => string.Join('\n', text.Split('\n').Select(line => line is ['+' or '-' or ' ', .. var rest] ? rest : line));
    }
}
