using System.Collections.Immutable;
using Transmission.Model;

namespace Transmission.Dialect;

/// <summary>What a document's renderer must ask the site: where the things lie that the text names. Whoever answers reports what is missing.</summary>
public interface ILinkResolver
{
    /// <summary>The value of an <c>href</c>, percent-encoded, not escaped for HTML; null where it would lead nowhere.</summary>
    /// <param name="target">As written, entities and escapes of Markdown undone; empty for the page itself.</param>
    /// <param name="span">Of the target in the file.</param>
    string? Link(string target, TextSpan span);

    ImageSource Image(string target, TextSpan span);

    /// <summary>The text of a file of the site that a plot is made of; null where there is none.</summary>
    string? Data(string target, TextSpan span);

    /// <summary>Null for a label that nothing has.</summary>
    FoundTarget? Target(Reference reference);
}

/// <param name="Source">The value of <c>src</c>.</param>
/// <param name="Size">Null where it cannot be known: a remote image, a file that is missing.</param>
/// <param name="Host">Of a remote image that must not be loaded and becomes a link; null for any other.</param>
public readonly record struct ImageSource(string Source, ImageSize? Size, bool IsRemote = false, string? Host = null)
{
    /// <summary>What browsers may load instead, the best format first. Asked only where a page offers it, because the answer may have to be encoded.</summary>
    public Func<ImmutableArray<ImageChoice>>? Choices { get; init; }
}

/// <summary>A picture in one format.</summary>
/// <param name="Candidates">The narrowest first; at least one. Addresses are percent-encoded.</param>
public sealed record ImageChoice(string MediaType, ImmutableArray<(string Href, int Width)> Candidates);

/// <param name="Elsewhere">The title of the article that has it, as plain text; null where that is the one that asks.</param>
public readonly record struct FoundTarget(string Href, NumberedTarget Target, string? Elsewhere = null)
{
    public string TextFor(Reference reference, Words words) => reference.TextFor(Target, words);
}
