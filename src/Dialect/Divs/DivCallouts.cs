using Markdig.Helpers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Transmission.Dialect.Callouts;

namespace Transmission.Dialect.Divs;

/// <summary>Callouts between lines of colons: VuePress' <c>::: tip Title</c>, Docusaurus' <c>:::tip[Title]</c>, Quarto's <c>::: {.callout-tip title="Title"}</c>.</summary>
internal static class DivCallouts
{
    private const string Quarto = "callout-";
    private const string Details = "details", Tab = "code-group-item"; // VuePress' words for what is folded, and for one of several

    public static (string Kind, Folding Folding)? Of(HtmlAttributes attributes)
    {
        if (attributes.Classes is not [var name, ..] || TheoremNames.KindOf(attributes) is not null) return null;
        var kind = attributes.Classes.Find(known => known.StartsWith(Quarto, StringComparison.Ordinal) && known.Length > Quarto.Length)?[Quarto.Length..] ?? (attributes.Id is null && CalloutKind.IsKnown(name) ? name : null);
        if (kind is null) return name == Details ? ("note", Folding.Closed) : name == Tab ? ("note", Folding.None) : null;
        return (kind, attributes.Properties?.Find(property => property.Key == "collapse").Value switch { "true" => Folding.Closed, "false" => Folding.Open, _ => Folding.None });
    }

    /// <summary>Where its braces say one; null elsewhere. A theorem's is its <c>name</c>, as Quarto and bookdown have it.</summary>
    public static StringSlice? TitleIn(StringSlice line, HtmlAttributes attributes)
    {
        var key = TheoremNames.KindOf(attributes) is not null ? "name" : Of(attributes) is not null ? "title" : null;
        if (key is null || attributes.Properties?.Find(property => property.Key == key).Value is not { Length: > 0 } title) return null;
        var at = line.Text.IndexOf(title, line.Text.IndexOf(key + "=", line.Start, StringComparison.Ordinal) + key.Length + 1, StringComparison.Ordinal);
        return new StringSlice(line.Text, at, at + title.Length - 1);
    }

    public static void Replace(MarkdownDocument tree)
    {
        // The innermost first: what a callout takes over is finished.
        foreach (var container in tree.Descendants<ContainerBlock>().Prepend(tree).Reverse().ToList())
        {
            for (var i = 0; i < container.Count; i++)
            {
                if (container[i] is DivBlock { Callout: not null } div) container[i] = Become(div);
            }
        }
    }

    /// <summary>What a heading at its beginning says is its title.</summary>
    private static CalloutBlock Become(DivBlock div)
    {
        if (div.FirstOrDefault() is not DivTitle) FencedDivs.TakeTitle(div);
        var (kind, folding) = div.Callout!.Value;
        var callout = new CalloutBlock(div.Parser!) { Kind = kind, Folding = folding, Line = div.Line, Column = div.Column, Span = div.Span, IsOpen = false };
        var blocks = div.ToList();
        div.Clear();
        foreach (var block in blocks)
        {
            callout.Add(block is DivTitle title ? new CalloutTitle(div.Parser!) { Inline = InlineTree.TakeFrom(title), Line = title.Line, Span = title.Span, IsOpen = false } : block);
        }
        return callout;
    }
}
