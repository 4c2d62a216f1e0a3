using Markdig;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Transmission.Dialect;

/// <summary>The base: CommonMark, GitHub's extensions, definition lists, and emphasis that closes beside Chinese.</summary>
public sealed class CommonMarkAndGitHub : IMarkdownExtension
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
