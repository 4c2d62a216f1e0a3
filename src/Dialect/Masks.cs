using System.Collections.Immutable;
using System.Text;
using Transmission.Dialect.Formulas;
using Transmission.Model;

namespace Transmission.Dialect;

/// <summary>
/// The stand-ins for formulas (<see cref="FormulaMask"/>) in the text that Markdig reads. Where one ended in an address, an attribute or code after all, what the author wrote is put back.
/// </summary>
internal sealed class Masks(SourceText source, ImmutableArray<Formula> formulas)
{
    public static readonly System.Buffers.SearchValues<char> Starts = System.Buffers.SearchValues.Create(['\uFDD0', '\uFDD1', '\uFDD2', TemplateTargets.Space]);

    /// <summary>The formula whose stand-in begins at <paramref name="at"/>, and where the stand-in ends; null where none does.</summary>
    public (Formula Formula, int End)? At(string text, int at)
    {
        if (!FormulaMask.TryReadRun(text.AsSpan(at), out var index, out var length) || index < 0 || index >= formulas.Length) return null;
        return (formulas[index], at + length);
    }

    /// <summary>What a reader sees of a character that is no formula's.</summary>
    public static char Shown(char c) => c == TemplateTargets.Space ? ' ' : c;

    public string Undo(string text)
    {
        var next = text.AsSpan().IndexOfAny(Starts);
        if (next < 0) return text;
        var result = new StringBuilder(text.Length).Append(text, 0, next);
        for (var i = next; i < text.Length;)
        {
            if (At(text, i) is var (formula, end)) { result.Append(source.Slice(formula.Written.Span).Replace("\r\n", "\n").Replace('\r', '\n')); i = end; }
            else result.Append(Shown(text[i++]));
        }
        return result.ToString();
    }
}
