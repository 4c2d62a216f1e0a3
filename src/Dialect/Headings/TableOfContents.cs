using System.Collections.Immutable;
using Markdig.Syntax;
using Transmission.Model;

namespace Transmission.Dialect.Headings;

/// <summary>The contents of a page as a tree.</summary>
internal static class TableOfContents
{
    private const int Top = 2;
    private const int Bottom = 4;

    public static ImmutableArray<TocEntry> Of(RenderContext context, Func<Heading, RichText> render)
    {
        // A heading in a callout or a quote is not a section of the article.
        var headings = context.Text.Headings
            .Where(heading => heading.IsSection && heading != context.Title)
            .Select(heading => (Heading: heading, Level: heading.Level + context.HeadingShift))
            .Where(heading => heading.Level is >= Top and <= Bottom)
            .ToList();
        var next = 0;
        return Below(Top - 1);

        ImmutableArray<TocEntry> Below(int level)
        {
            var entries = ImmutableArray.CreateBuilder<TocEntry>();
            while (next < headings.Count && headings[next].Level > level)
            {
                var (heading, own) = headings[next++];
                entries.Add(new TocEntry(heading.Id, render(heading), Below(own)));
            }
            return entries.ToImmutable();
        }
    }
}
