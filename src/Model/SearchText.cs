using System.Collections.Immutable;

namespace Transmission.Model;

/// <summary>
/// What search reads of a text, line by line: running text with formulas as Unicode, each between marks and followed by the
/// commands of its TeX: <c>U+0002 plain text U+0003 commands U+0004</c>, the commands without backslashes, a space between two.
/// </summary>
/// <param name="Anchor">What begins with this line and can be linked to; null within it.</param>
/// <param name="IsHeading">Whether the line is that section's heading.</param>
public readonly record struct SearchLine(string Text, string? Anchor = null, bool IsHeading = false)
{
    public const char AnchorMark = '\u0001', FormulaMark = '\u0002', CommandsMark = '\u0003', EndMark = '\u0004';
}

/// <summary>
/// A document as search knows it.
/// </summary>
/// <param name="PartCount">Its text is in parts that a reader's browser fetches one by one: see <c>Search.DocumentText</c>.</param>
/// <param name="ReadParts">Gives them.</param>
/// <param name="Digest">Of the parts.</param>
/// <param name="Terms">What each part is found by: see <c>Search.PartTerms</c>.</param>
public sealed record Searchable(int PartCount, Func<string[]> ReadParts, ulong Digest, ReadOnlyMemory<byte> Terms)
{
    public static Searchable Nothing { get; } = new(0, () => [], 0, ReadOnlyMemory<byte>.Empty);
}
