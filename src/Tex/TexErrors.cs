using System.Collections.Immutable;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Tex;

/// <summary>Makes of an error of KaTeX a diagnostic that points into the author's file.</summary>
public static class TexErrors
{
    /// <param name="message">As KaTeX gives it (<c>e.message</c>), or without the place (<c>e.rawMessage</c>).</param>
    /// <param name="offset">KaTeX's <c>position</c>: in the formula's TeX, or in the body of a macro; -1 where it gave none.</param>
    /// <param name="length">KaTeX's <c>length</c>, in UTF-16 units.</param>
    public static void Report(Formula formula, string message, int offset, int length, SourceText source, DiagnosticBag diagnostics)
    {
        var error = KatexMessage.Parse(message, offset, length);
        var explained = TexExplanations.Explain(error, formula);
        if (explained.MovedTo is null && !error.IsIn(formula.Tex) && FindMacro(error, formula) is { } macro)
        {
            var use = FindUse(formula, macro);
            var at = use is { } found ? formula.ToFile(found.Start, found.Length) : formula.Written.Span;
            var message2 = $"{explained.Message}, in the macro `{macro.Name}`";
            var note = new Note($"`{macro.Name}` is defined {(macro.DefinedAt is null ? "in site.yml" : "here")}", macro.DefinedAt is { } defined ? source.At(defined) : null);
            var rule = explained.Rule == Rules.TexError ? Rules.MacroError : explained.Rule;
            diagnostics.Report(rule, message2, source.At(at), explained.Hint, note);
            return;
        }
        diagnostics.Report(explained.Rule, explained.Message, source.At(PlaceOf(error, explained, formula)), explained.Hint, explained.Notes);
    }

    private static TextSpan PlaceOf(KatexMessage error, Explanation explained, Formula formula)
    {
        if (explained.MovedTo is { } moved) return formula.ToFile(moved.Start, moved.Length);
        if (error.Offset is not { } offset || !error.IsIn(formula.Tex)) return formula.Written.Span;
        // At the end there is nothing to point at but the last character.
        if (offset >= formula.Tex.Length && offset > 0) return formula.ToFile(formula.Tex.TrimEnd().Length is var end and > 0 ? end - 1 : 0);
        var shown = Math.Clamp(error.Length, 1, Math.Max(1, formula.Tex.Length - offset));
        // KaTeX counts the space after a command's name with it.
        while (shown > 1 && char.IsWhiteSpace(formula.Tex[offset + shown - 1])) shown--;
        return formula.ToFile(offset, shown);
    }

    /// <summary>The macro whose body the error is in: where the text and the offset agree; else where the text does.</summary>
    private static MacroDefinition? FindMacro(KatexMessage error, Formula formula)
    {
        var exact = formula.Macros.FirstOrDefault(m => error.IsIn(m.Body));
        return exact ?? formula.Macros.FirstOrDefault(m => error.IsSomewhereIn(m.Body));
    }

    /// <summary>Where the formula uses a macro, itself or through others.</summary>
    internal static TextSpan? FindUse(Formula formula, MacroDefinition macro)
    {
        var leading = new HashSet<string>(StringComparer.Ordinal) { macro.Name };
        for (var before = 0; before < leading.Count;)
        {
            before = leading.Count;
            foreach (var other in formula.Macros.Where(m => !leading.Contains(m.Name)))
            {
                if (Macros.CommandsIn(other).Any(leading.Contains)) leading.Add(other.Name);
            }
        }
        foreach (var token in Tokenizer.Read(formula.Tex).Tokens)
        {
            if (leading.Contains(token.Text)) return new TextSpan(token.Start, token.Length);
        }
        return null;
    }
}

/// <summary>An error in our words.</summary>
/// <param name="MovedTo">A better place than KaTeX's, in the formula's TeX.</param>
internal sealed record Explanation(Rule Rule, string Message, string? Hint = null, TextSpan? MovedTo = null)
{
    public ImmutableArray<Note> Notes { get; init; } = [];
}
