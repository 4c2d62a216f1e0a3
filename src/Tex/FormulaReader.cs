using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Tex;

/// <summary>
/// Reads the formulas of one page in order: definitions accumulate, numbers are given (dialect.md §2).
/// Where a formula defines a macro again that it used before, the last definition holds for the whole of it.
/// </summary>
public sealed class FormulaReader
{
    private readonly SourceText _source;
    private readonly DiagnosticBag _diagnostics;
    private readonly Macros _macros = new();
    private readonly EquationNumbers _numbers;

    /// <summary>By their source; null once this page has definitions of its own.</summary>
    private ConcurrentDictionary<string, Formula>? _known;
    private bool _hasTold; // of the formula that is being read

    /// <summary>The same letters come again and again on a page. Forgotten when a definition changes what they mean.</summary>
    private readonly Dictionary<string, string> _plainTexts = new(StringComparer.Ordinal);

    /// <param name="sectionAt">See <see cref="EquationNumbers"/>.</param>
    /// <param name="readings">Of other pages, if they are to be shared.</param>
    public FormulaReader(SourceText source, MathOptions options, DiagnosticBag diagnostics, Func<int, int>? sectionAt = null, InlineReadings? readings = null)
    {
        _known = readings?.With(options.Macros);
        _source = source;
        _diagnostics = diagnostics;
        _numbers = new EquationNumbers(options.NumberAll, sectionAt);
        foreach (var macro in options.Macros)
        {
            var body = new Rewriter(Tokenizer.Read(macro.Body), FormulaStyle.Display, isBody: true, _macros.Defines, remark: null).Rewrite();
            _macros.Define(macro with { Body = TokenList.TextOf(body.Tokens.AsSpan()) });
        }
    }

    /// <summary>Never throws, whatever the TeX; time is linear in its length.</summary>
    public Formula Read(WrittenFormula written)
    {
        if (written.Style is not FormulaStyle.Inline || _known is null) return ReadAnew(written);
        if (_known.TryGetValue(written.Source, out var known)) return known with { Written = written };
        _hasTold = false;
        var read = ReadAnew(written);
        if (!_hasTold && read is { Lines: [], References: [] }) _known?.TryAdd(written.Source, read);
        return read;
    }

    private Formula ReadAnew(WrittenFormula written)
    {
        void Tell(Remark remark) => Report(remark, written);

        var tokens = Tokenizer.Read(written.Source, Tell);
        var shown = new DefinitionReader(tokens, d => Define(d, written, Tell), w => Report(w, written)).Remaining();
        var layout = new EquationLayout(shown, written.Style, _macros.Defines, Tell).Read();
        var (lines, inTex) = _numbers.Number(shown, layout, written, ReportDoubled, reference => ReportUnknown(shown, reference, written));
        foreach (var tag in layout.ExtraTags) ReportExtraTag(shown, tag, written);
        var references = PutReferences(shown, layout, written);
        var made = new Rewriter(layout.Edits.Apply(), written.Style, isBody: false, _macros.Defines, Tell).Rewrite();
        var (tex, map) = made.Join(written.Source);
        return new Formula
        {
            Written = written,
            Tex = tex,
            ToSource = map,
            Macros = _macros.UsedIn(made),
            PlainText = PlainTextOf(made, tex),
            Lines = lines,
            NumbersInTex = inTex,
            References = references,
            IsSilent = lines.IsEmpty && string.IsNullOrWhiteSpace(tex) && !string.IsNullOrWhiteSpace(written.Source),
        };
    }

    private string PlainTextOf(TokenList made, string tex)
    {
        if (_plainTexts.TryGetValue(tex, out var known)) return known;
        // The tokens serve again unless something was put in as a whole.
        var isWhole = made.Tokens.Any(t => t is { Made: true, Kind: TokenKind.Verbatim });
        return _plainTexts[tex] = isWhole ? PlainMath.ToText(tex, _macros.Definitions) : PlainMath.ToText(made, _macros.Definitions);
    }

    private void Define(WrittenDefinition written, WrittenFormula formula, Action<Remark> tell)
    {
        var at = formula.ToFile.ToOrigin(TextSpan.FromBounds(written.Start, written.End));
        var name = written.Name.Text;
        _plainTexts.Clear();
        _known = null;
        if (written.IsAlias) _macros.Alias(name, written.Body[0].Text, at);
        else _macros.Define(new MacroDefinition(name, written.Arity, written.Default is { } d ? Rewritten(d) : null, Rewritten(written.Body), at));

        string Rewritten(ImmutableArray<Token> tokens) =>
            TokenList.TextOf(new Rewriter(new TokenList(tokens), FormulaStyle.Display, isBody: true, _macros.Defines, tell).Rewrite().Tokens.AsSpan());
    }

    private static ImmutableArray<Reference> PutReferences(TokenList tokens, EquationLayout layout, WrittenFormula written)
    {
        if (layout.References.Count == 0) return [];
        var references = ImmutableArray.CreateBuilder<Reference>(layout.References.Count);
        var opening = EquationReferences.OpeningFor(written.Source);
        foreach (var (start, label, parentheses) in layout.References)
        {
            var span = TextSpan.FromBounds(tokens[start].Start, tokens[label.Next - 1].End);
            var placeholder = EquationReferences.Placeholder(opening, references.Count + 1);
            layout.Edits.Replace(start, label.Next, placeholder);
            references.Add(new Reference(tokens.TextOf(label).Trim(), parentheses ? ReferenceForm.Parenthesized : ReferenceForm.Number, written.ToFile.ToOrigin(span), placeholder));
        }
        return references.DrainToImmutable();
    }

    private void Report(Remark remark, WrittenFormula formula)
    {
        var (rule, message) = remark.Kind switch
        {
            RemarkKind.Entity => (Rules.EntityInTex, $"`{remark.Written}` in a formula is read as `{remark.ReadAs}`"),
            RemarkKind.CommentAfterDigit => (Rules.CommentInTex, "`%` after a digit hides the rest of the line"),
            RemarkKind.SpecialInText => (Rules.SpecialInText, $"`{remark.Written}` in text is special in TeX"),
            RemarkKind.LabelInline => (Rules.LabelInline, @"`\label` in an inline formula is ignored"),
            _ => (Rules.TagInline, @"`\tag` in an inline formula is ignored"),
        };
        _diagnostics.Report(rule, message, At(formula, remark.Start, remark.Length));
    }

    private void Report(WrongDefinition wrong, WrittenFormula formula) =>
        _diagnostics.Report(Rules.WrongDefinition, wrong.Message, At(formula, wrong.Start, wrong.Length), wrong.Hint);

    private void ReportExtraTag(TokenList tokens, Argument tag, WrittenFormula formula) =>
        _diagnostics.Report(Rules.SeveralTags, @"a second `\tag` for one number", At(formula, tokens[tag.Start].Start, tokens[tag.Next - 1].End - tokens[tag.Start].Start));

    private void ReportUnknown(TokenList tokens, WrittenReference reference, WrittenFormula formula)
    {
        var (from, to) = (tokens[reference.Start].Start, tokens[reference.Label.Next - 1].End);
        _diagnostics.Report(Rules.TagOfUnknown, $"no equation before this one is labelled '{tokens.TextOf(reference.Label).Trim()}'", At(formula, from, to - from));
    }

    private void ReportDoubled(SpannedText label, SpannedText first) =>
        _diagnostics.Report(Rules.DoubledLabel, $"the label `{label.Text}` is given twice", _source.At(label.Span),
            new Note(string.Create(CultureInfo.InvariantCulture, $"`{first.Text}` was given first here"), _source.At(first.Span)));

    private Location At(WrittenFormula formula, int start, int length)
    {
        _hasTold = true;
        return _source.At(formula.ToFile.ToOrigin(new TextSpan(start, length)));
    }
}
