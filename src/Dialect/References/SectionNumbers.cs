using System.Collections.Immutable;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Transmission.Dialect.Text;
using Transmission.Model;

namespace Transmission.Dialect.References;

/// <summary>The numbers of a document's sections, whether or not they are printed: of the headings that stand in no other block, without the title.</summary>
internal sealed class SectionNumbers
{
    private readonly Dictionary<HeadingBlock, string> _numbers = [];
    private readonly List<int> _tops = []; // where each section of the highest level begins

    public static SectionNumbers None { get; } = new();

    /// <param name="formulas">As they are written: none is read yet.</param>
    public static SectionNumbers Of(MarkdownDocument tree, Phrase? title, ImmutableArray<WrittenFormula> formulas)
    {
        var sections = new SectionNumbers();
        var open = new List<(int Level, int Count)>();
        foreach (var heading in tree.OfType<HeadingBlock>())
        {
            if (IsTitle(heading, tree, title, formulas) || heading.TryGetAttributes()?.Classes?.Contains("unnumbered") == true) continue;
            sections.Add(heading, open);
        }
        return sections;
    }

    public string? Of(HeadingBlock heading) => _numbers.GetValueOrDefault(heading);

    /// <summary>In which section of the highest level an offset in the file lies, counted from one; 0 before the first.</summary>
    public int TopAt(int offset) => _tops.BinarySearch(offset) is var found && found < 0 ? ~found : found + 1;

    private void Add(HeadingBlock heading, List<(int Level, int Count)> open)
    {
        // A level that is left out (h2, h4) leaves no zero: what counts is how deep a heading lies below others.
        var depth = open.FindIndex(one => one.Level >= heading.Level);
        if (depth < 0) { depth = open.Count; open.Add((heading.Level, 1)); }
        else
        {
            open[depth] = (heading.Level, open[depth].Count + 1);
            open.RemoveRange(depth + 1, open.Count - depth - 1);
        }
        if (depth == 0) _tops.Add(heading.Span.Start);
        _numbers[heading] = string.Join('.', open.Select(one => one.Count));
    }

    private static bool IsTitle(HeadingBlock heading, MarkdownDocument tree, Phrase? title, ImmutableArray<WrittenFormula> formulas) =>
        heading.Level == 1 && tree.First(block => block is not HtmlBlock) == heading
        && (title is null || Written(title).Trim() == PlainText.Of(heading.Inline, index => formulas[index].Source));

    private static string Written(Phrase title) =>
        string.Join('\n', PlainText.Leaves(title.Text).Select(leaf => PlainText.Of(leaf.Inline, index => title.Text.Formulas[index].Written.Source)));
}
