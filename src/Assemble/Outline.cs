using Transmission.Model;

namespace Transmission.Assemble;

/// <summary>What assembling reads of a document: all of its front matter; of its text the title, the headings, what can be referred to, and what it refers to.</summary>
internal static class Outline
{
    /// <summary>Whether two versions of a file make the same of all documents but themselves.</summary>
    public static bool AreSame(Document before, Document after) =>
        before.Path == after.Path && before.Kind == after.Kind && before.Date == after.Date && before.Slug == after.Slug && before.Language == after.Language
        && before.LeftOutBecause == after.LeftOutBecause && before.Title.Plain == after.Title.Plain
        && FrontMatterOf(before).SequenceEqual(FrontMatterOf(after)) && AreSame(before.Body, after.Body);

    private static bool AreSame(ParsedText before, ParsedText after) =>
        before.Headings.Select(heading => (heading.Level, heading.Plain)).SequenceEqual(after.Headings.Select(heading => (heading.Level, heading.Plain)))
        && before.Links.Select(link => (link.Target, link.IsImage)).SequenceEqual(after.Links.Select(link => (link.Target, link.IsImage)))
        && before.References.Select(reference => (reference.Label, reference.IsOfTheSite)).SequenceEqual(after.References.Select(reference => (reference.Label, reference.IsOfTheSite)))
        && before.Targets.All.Select(target => target with { Span = default }).SequenceEqual(after.Targets.All.Select(target => target with { Span = default }));

    private static ReadOnlySpan<char> FrontMatterOf(Document document) => document.Source.Text.AsSpan(0, document.FrontMatter.Span.End);
}
