using Markdig;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Transmission.Dialect;

/// <summary>The base: CommonMark, GitHub's extensions, definition lists, and emphasis that closes beside Chinese.</summary>
public sealed class CommonMarkAndGitHub : IMarkdownExtension, ITreePass
{
    private readonly IMarkdownExtension[] _parts =
    [
        new PipeTableExtension(),
        new TaskListExtension(),
        new EmphasisExtraExtension(EmphasisExtraOptions.Strikethrough),
        new DefinitionListExtension(),
    ];

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.InlineParsers.FindExact<EmphasisInlineParser>()!.CjkFriendlyEmphasis = true;
        foreach (var part in _parts) part.Setup(pipeline);
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        foreach (var part in _parts) part.Setup(pipeline, renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlTaskListRenderer>(new TaskRenderer());
    }

    /// <summary>Code that a line break begins and a space ends has neither (CommonMark 6.1): Markdig forgets it where the break is a CRLF.</summary>
    void ITreePass.Run(MarkdownDocument tree, ParseContext context)
    {
        var text = context.Source.Text;
        if (!text.Contains('\r')) return;
        foreach (var code in tree.Descendants<CodeInline>().Where(code => code.Content is [' ', .., ' '] && !string.IsNullOrWhiteSpace(code.Content)))
        {
            if (text.AsSpan(code.Span.Start + code.DelimiterCount).StartsWith("\r\n")) code.Content = code.Content[1..^1];
        }
    }

    private sealed class TaskRenderer : HtmlObjectRenderer<TaskList>
    {
        protected override void Write(HtmlRenderer renderer, TaskList task)
        {
            var document = (DocumentRenderer)renderer;
            var words = document.Context.Words;
            document.WriteTag("input",
                ("type", "checkbox"), ("disabled", ""), ("checked", task.Checked ? "" : null), ("aria-label", task.Checked ? words.TaskDone : words.TaskOpen));
        }
    }
}
