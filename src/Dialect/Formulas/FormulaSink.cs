using System.Collections.Immutable;
using Transmission.Dialect.Tags;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Dialect.Formulas;

/// <summary>Collects what is found, in the order of the file.</summary>
/// <param name="discards">For a trial: nothing is kept.</param>
internal sealed class FormulaSink(bool discards = false)
{
    private readonly ImmutableArray<WrittenFormula>.Builder _formulas = ImmutableArray.CreateBuilder<WrittenFormula>();
    private readonly ImmutableArray<ScanFinding>.Builder _findings = ImmutableArray.CreateBuilder<ScanFinding>();
    private readonly List<char> _marks = [];
    private readonly List<(TextSpan Span, char With)> _rewritten = [];

    /// <summary>The tags of other systems, which only whoever reads past code can tell from text.</summary>
    public TagPairs Tags { get; } = new();

    public int Count => _formulas.Count;

    /// <param name="mark">How the formula stands in its line: one of <see cref="FormulaMask"/>'s.</param>
    /// <param name="source">Holds the TeX, from <paramref name="start"/> to <paramref name="end"/>.</param>
    /// <param name="doubled">Whether backslashes are doubled as kramdown wants them.</param>
    public void Add(char mark, TextSpan span, Stretch source, int start, int end, SpannedText? label = null, bool doubled = false)
    {
        if (discards) return;
        var tex = source.AsSpan()[start..end];
        var style = mark == FormulaMask.Inline ? FormulaStyle.Inline : FormulaStyle.Display;
        var (written, map) = doubled ? Undouble(tex, source, start) : (tex.ToString(), source.Map(start, end));
        _formulas.Add(new WrittenFormula(span, written, map, style, label));
        _marks.Add(mark);
    }

    /// <summary>A formula whose TeX is written as a part of an address.</summary>
    public void AddDecoded(char mark, TextSpan span, Stretch source, int start, int end)
    {
        if (discards) return;
        var (made, map) = (new System.Text.StringBuilder(), new OffsetMap.Builder());
        FormulaPictures.Decode(source.AsSpan()[start..end], (text, at) =>
        {
            made.Append(text);
            if (text.Length == 1) map.Copy(source.ToFile(start + at), 1);
            else map.Insert(source.ToFile(start + at), text.Length);
        });
        _formulas.Add(new WrittenFormula(span, made.ToString(), map.Build(source.ToFile(end - 1) + 1), mark == FormulaMask.Inline ? FormulaStyle.Inline : FormulaStyle.Display));
        _marks.Add(mark);
    }

    /// <summary>Two lines that are to be one for Markdown, from the end of the first to where the second has its text.</summary>
    public void Join(int end, int next)
    {
        Rewrite(new TextSpan(end, 1), FormulaMask.LineBreak);
        Rewrite(TextSpan.FromBounds(end + 1, next), FormulaMask.Nothing);
    }

    /// <summary>A stretch that is to be other characters for Markdown.</summary>
    public void Rewrite(TextSpan span, char with) => _rewritten.Add((span, with));

    public void Report(Rule rule, string message, TextSpan span)
    {
        if (!discards) _findings.Add(new ScanFinding(rule, message, span));
    }

    public FormulaScan Build(string text)
    {
        var formulas = _formulas.ToImmutable();
        return new FormulaScan(formulas, FormulaMask.Apply(FormulaMask.Rewrite(text, _rewritten), formulas, _marks), [.. _findings, .. Tags.Unclosed()]) { Tags = Tags };
    }

    // Inside kramdown's \\( \\), \\ before a letter or { } _ , ; ! | is one backslash.
    private static (string, OffsetMap) Undouble(ReadOnlySpan<char> tex, Stretch source, int start)
    {
        var made = new System.Text.StringBuilder(tex.Length);
        var map = new OffsetMap.Builder();
        var copied = 0;
        for (var i = 0; i + 1 < tex.Length; i++)
        {
            if (tex[i] != '\\' || tex[i + 1] != '\\') continue;
            var isDoubled = i + 2 < tex.Length && (char.IsAsciiLetter(tex[i + 2]) || "{}_,;!|".Contains(tex[i + 2]));
            if (isDoubled) Copy(tex[copied..i], ref copied, i + 1);
            i++;
        }
        Copy(tex[copied..], ref copied, tex.Length);
        return (made.ToString(), map.Build(source.ToFile(start + tex.Length - 1) + 1));

        void Copy(ReadOnlySpan<char> part, ref int from, int next)
        {
            made.Append(part);
            for (var i = 0; i < part.Length; i++) map.Copy(source.ToFile(start + from + i), 1);
            from = next;
        }
    }
}
