using System.Collections.Frozen;

namespace Transmission.Dialect.Tags;

/// <summary>What a tag becomes.</summary>
internal enum TagUse
{
    /// <summary>Its body is a remark set apart; <see cref="Fold"/>'s is folded.</summary>
    Callout, Fold, Tab, Quote,

    /// <summary>Its body stands as if the tag were not there.</summary>
    Wrapper,

    /// <summary>Its body is code: nothing in it is Markdown.</summary>
    Code,

    /// <summary>Its body is not shown.</summary>
    Hidden,

    /// <summary>A tag without a body, from here on.</summary>
    Figure, Link, Article, Embed, Note, Cite, Works, Dropped,
}

/// <param name="Says">What it is read as, for a message.</param>
/// <param name="Address">Of an embed: what its argument is put behind.</param>
internal sealed record TagMeaning(TagUse Use, string Says, string Address = "")
{
    public bool IsPair => Use <= TagUse.Hidden;
    public bool IsVerbatim => Use is TagUse.Code or TagUse.Hidden;
}

/// <summary>What the tags of other systems mean, by name. What is not here is text. One more is one more word.</summary>
internal static class TagTable
{
    private static readonly FrozenDictionary<string, TagMeaning> Meanings = Read(
        (new(TagUse.Callout, "a callout"), "hint note info tip warning danger important success caution notice callout alert admonition attention"),
        (new(TagUse.Fold, "a folded callout"), "details expand expandable fold folding collapse spoiler hidetoggle toggle"),
        (new(TagUse.Tab, "a callout with its title"), "tab tabpane tabitem"),
        (new(TagUse.Quote, "a quotation"), "blockquote quote pullquote epigraph"),
        (new(TagUse.Wrapper, "what it holds"), "[]{} tabs tabpanes stepper step columns column content-ref content_ref center centerquote math katex latex mathjax nomarkdown wrap"),
        (new(TagUse.Code, "code"), "codeblock code highlight"),
        (new(TagUse.Code, "a drawing"), "mermaid"),
        (new(TagUse.Hidden, "a comment"), "comment %%"),
        (new(TagUse.Figure, "a picture"), "figure img image asset_img asset_image "
            + "include|figure include|image include|img include|marginfigure include|maincolumn_img include|maincolumn include|fullwidth include|fig"),
        (new(TagUse.Link, "a link"), "link asset_link file pdf include_code"),
        (new(TagUse.Article, "a link to the article"), "post_link post_url post_path ref relref"),
        (new(TagUse.Note, "a note"), "d-footnote ^[] sidenote marginnote footnote include|sidenote include|marginnote"),
        (new(TagUse.Cite, "a citation"), "cite d-cite"),
        (new(TagUse.Works, "the list of works"), "bibliography"),
        (new(TagUse.Dropped, ""), "raw em options newpage pagebreak toc {:}"),
        (new(TagUse.Embed, "a link"), "embed video audio iframe"),
        (new(TagUse.Embed, "a link", "https://www.youtube.com/watch?v="), "youtube include|youtube"),
        (new(TagUse.Embed, "a link", "https://vimeo.com/"), "vimeo include|vimeo"),
        (new(TagUse.Embed, "a link", "https://www.bilibili.com/video/"), "bilibili include|bilibili"),
        (new(TagUse.Embed, "a link", "https://gist.github.com/"), "gist include|gist"));

    private static readonly FrozenSet<string> Includes = FrozenSet.Create("include", "include_cached", "include_relative");

    /// <summary>Whether a tag of that name may mean something.</summary>
    public static bool Begins(string name) => Meanings.ContainsKey(name) || Includes.Contains(name);

    public static TagMeaning? Of(TemplateTag tag)
    {
        if (!Meanings.TryGetValue(tag.Name, out var meaning)) return null;
        return tag switch
        {
            { Family: TagFamily.Macro } => meaning.Use is TagUse.Embed && tag.Name != "embed" && tag.Arguments.Length > 0 ? meaning : null, // which embeds notes
            // kramdown has its own few words, Hugo's figures and links are no pairs, and Jekyll's math is a formula already.
            { Family: TagFamily.Kramdown } => meaning.Use is TagUse.Hidden or TagUse.Dropped || tag.Name == "nomarkdown" ? meaning : null,
            { Family: TagFamily.Percent, Name: "math" } => null,
            { Family: TagFamily.Percent, Name: "code", IsEnd: false } when tag.Arguments.Length > 0 && tag.Arguments.All(argument => argument.Key is not null) => Meanings["tabs"],
            _ => meaning,
        };
    }

    private static FrozenDictionary<string, TagMeaning> Read(params (TagMeaning Meaning, string Names)[] rows) =>
        rows.SelectMany(row => row.Names.Split(' ').Select(name => KeyValuePair.Create(name.Replace('|', ' '), row.Meaning))).ToFrozenDictionary();
}
