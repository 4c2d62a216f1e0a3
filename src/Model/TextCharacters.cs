using System.Buffers;

namespace Transmission.Model;

/// <summary>
/// Which characters a text may have: neither control characters (HTML 13.2.3.5) nor those that Unicode keeps from being any, some of which the generator marks formulas
/// with. Each becomes U+FFFD, which moves no offset.
/// </summary>
public static class TextCharacters
{
    private static readonly SearchValues<char> Illegal = SearchValues.Create(
        [.. Enumerable.Range(0, 0x10000).Select(code => (char)code).Where(c =>
            (char.IsControl(c) && c is not ('\t' or '\n' or '\f' or '\r')) || c is >= '\uFDD0' and <= '\uFDEF' or '\uFFFE' or '\uFFFF')]);

    /// <param name="first">Where the first stands that may not be; below zero for none.</param>
    public static string Clean(string text, out int first)
    {
        first = text.AsSpan().IndexOfAny(Illegal);
        if (first < 0) return text;
        var clean = text.ToCharArray();
        for (int at = first, next; (next = clean.AsSpan(at).IndexOfAny(Illegal)) >= 0; at += next + 1) clean[at + next] = '\uFFFD';
        return new string(clean);
    }
}
