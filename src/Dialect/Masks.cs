using System.Collections.Immutable;
using System.Text;
using Transmission.Model;

namespace Transmission.Dialect;

/// <summary>
/// The stand-ins for formulas in the text that Markdig reads: a mark, two digits of the formula's index, filler.
/// Where one ended in an address, an attribute or code after all, what the author wrote is put back.
/// </summary>
internal sealed class Masks(SourceText source, ImmutableArray<Formula> formulas)
{
    public static readonly System.Buffers.SearchValues<char> Starts = System.Buffers.SearchValues.Create("\uFDD0\uFDD1\uFDD2");
    private const char Filler = '\uFDD3';
    private const int FirstDigit = 0xE000;
    private const int Base = 6400;

    /// <summary>The formula whose stand-in begins at <paramref name="at"/>, and where the stand-in ends; null where none does.</summary>
    public (Formula Formula, int End)? At(string text, int at)
    {
        if (at + 2 >= text.Length || text[at] is < '\uFDD0' or > '\uFDD2') return null;
        var index = (text[at + 1] - FirstDigit) * Base + text[at + 2] - FirstDigit;
        if (index < 0 || index >= formulas.Length) return null;
        var end = at + 3;
        while (end < text.Length && text[end] == Filler) end++;
        return (formulas[index], end);
    }

    public string Undo(string text)
    {
        var next = text.AsSpan().IndexOfAny(Starts);
        if (next < 0) return text;
        var result = new StringBuilder(text.Length).Append(text, 0, next);
        for (var i = next; i < text.Length;)
        {
            if (At(text, i) is var (formula, end)) { result.Append(source.Slice(formula.Written.Span)); i = end; }
            else result.Append(text[i++]);
        }
        return result.ToString();
    }
}
