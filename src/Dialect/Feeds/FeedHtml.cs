using System.Collections.Frozen;
using Transmission.Dialect.RawHtml;

namespace Transmission.Dialect.Feeds;

/// <summary>What of an author's own HTML has no place in a feed.</summary>
internal static class FeedHtml
{
    private static readonly FrozenSet<string> Unseen = ["script", "style", "template"];
    private static readonly FrozenSet<string> Controls = ["button", "input", "select", "option", "textarea", "form", "dialog", "link", "meta", "base"];

    /// <summary>Elements that go with all that is in them.</summary>
    public static bool IsUnseen(HtmlPiece tag) => Unseen.Contains(tag.Name);

    /// <summary>Elements of which only the content stays.</summary>
    public static bool IsControl(HtmlPiece tag) => Controls.Contains(tag.Name);

    public static bool Keeps(string attribute) =>
        !attribute.StartsWith("on", StringComparison.Ordinal) && !attribute.StartsWith("popover", StringComparison.Ordinal) && attribute is not "srcset";
}
