using System.Collections.Immutable;
using Transmission.Model;

namespace Transmission.Dialect.Formulas;

/// <summary>
/// How formulas are hidden from the Markdown parser: each becomes an unbroken run of as many characters, none of which means anything
/// in Markdown, so that offsets stay those of the file. A run is a mark, the formula's index in two digits to the base 6400 out of
/// the private use area, and filler. Marks and filler are noncharacters; those that a text holds itself become U+FFFD.
/// </summary>
public static class FormulaMask
{
    /// <summary>Begins the run of an inline formula.</summary>
    internal const char Inline = '\uFDD0';

    /// <summary>Begins the run of a display that stands in a line of running text.</summary>
    internal const char DisplayInText = '\uFDD1';

    /// <summary>Begins the run of a display that begins its line: a block.</summary>
    internal const char DisplayBlock = '\uFDD2';

    internal const char Filler = '\uFDD3';

    /// <summary>Stands for the break of a line that is to go on for Markdown.</summary>
    internal const char LineBreak = '\uFDD5';

    /// <summary>Stands for what is between such a break and the text of the next line.</summary>
    internal const char Nothing = '\uFDD6';

    private const char FirstDigit = '\uE000';
    private const int Base = 0xF900 - FirstDigit;

    internal static bool IsMark(char c) => c is >= Inline and <= DisplayBlock;

    /// <summary>Whether any part of a formula's run is in a text.</summary>
    public static bool IsMasked(ReadOnlySpan<char> text) => text.IndexOfAnyInRange(Inline, Filler) >= 0;

    /// <summary>
    /// Gives back what a stretch of the masked text stands for. For whatever Markdig reads as no formula: a link's address, an attribute, code.
    /// </summary>
    /// <param name="masked">A stretch of the masked text, unchanged.</param>
    /// <param name="offset">Where it starts in the file.</param>
    public static string Unmask(string masked, int offset, string original) =>
        IsMasked(masked) ? original.Substring(offset, masked.Length) : masked;

    /// <summary>
    /// Reads the run at the start of a stretch of masked text.
    /// </summary>
    /// <param name="index">Of the formula in <see cref="FormulaScan.Formulas"/>.</param>
    /// <param name="length">Of the run.</param>
    public static bool TryReadRun(ReadOnlySpan<char> masked, out int index, out int length)
    {
        (index, length) = (0, 0);
        if (masked.Length < 3 || !IsMark(masked[0])) return false;
        index = (masked[1] - FirstDigit) * Base + masked[2] - FirstDigit;
        length = masked[3..].IndexOfAnyExcept(Filler);
        length = length < 0 ? masked.Length : length + 3;
        return true;
    }

    /// <summary>The masked text. <paramref name="marks"/> are the formulas', in the same order.</summary>
    internal static string Apply(string text, ImmutableArray<WrittenFormula> formulas, List<char> marks)
    {
        if (formulas.IsEmpty && !IsMasked(text)) return text;
        return string.Create(text.Length, (text, formulas, marks), static (masked, from) => Fill(masked, from.text, from.formulas, from.marks));
    }

    /// <summary>The text with other characters in these stretches; formulas are hidden after it, whose runs stay whole.</summary>
    internal static string Rewrite(string text, List<(TextSpan Span, char With)> stretches)
    {
        if (stretches.Count == 0) return text;
        var rewritten = text.ToCharArray();
        foreach (var (span, with) in stretches) rewritten.AsSpan(span.Start, span.Length).Fill(with);
        return new string(rewritten);
    }

    private static void Fill(Span<char> masked, string text, ImmutableArray<WrittenFormula> formulas, List<char> marks)
    {
        text.CopyTo(masked);
        for (var i = masked.IndexOfAnyInRange(Inline, Filler); i >= 0 && i < masked.Length; i++)
        {
            if (masked[i] is >= Inline and <= Filler) masked[i] = '\uFFFD';
        }
        for (var i = 0; i < formulas.Length; i++)
        {
            var run = masked.Slice(formulas[i].Span.Start, formulas[i].Span.Length);
            run.Fill(Filler);
            run[0] = marks[i];
            run[1] = (char)(FirstDigit + i / Base);
            run[2] = (char)(FirstDigit + i % Base);
        }
    }
}
