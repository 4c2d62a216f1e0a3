using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Tex;

/// <summary>Gives the displays of a page their numbers (dialect.md §2), in order, and knows who has which label.</summary>
/// <param name="sectionAt">In which section, counted from one, an offset in the file lies; null where equations are counted along the whole page.</param>
internal sealed class EquationNumbers(bool numberAll, Func<int, int>? sectionAt)
{
    private readonly Dictionary<string, EquationLine> _labels = new(StringComparer.Ordinal);
    private int _last;
    private int _section;

    /// <summary>One formula's lines; its layout gets the edits that put numbers into rows or take tags out.</summary>
    /// <param name="doubled">Told a label and the one that has its name already.</param>
    /// <param name="unknown">Told what a <c>\tag</c> names that has no number before it.</param>
    public (ImmutableArray<EquationLine> Lines, bool InTex) Number(
        TokenList tokens, EquationLayout layout, WrittenFormula written, Action<SpannedText, SpannedText> doubled, Action<WrittenReference> unknown)
    {
        Enter(sectionAt?.Invoke(written.Span.Start) ?? 0);
        var work = new Work(this, tokens, layout, written, doubled, unknown);
        return work.Run();
    }

    private void Enter(int section)
    {
        if (section != _section) _last = 0;
        _section = section;
    }

    /// <summary>A number as it is printed; nothing stands before it ahead of the first section.</summary>
    private string Text(int number) => (_section == 0 ? "" : _section.ToString(CultureInfo.InvariantCulture) + ".") + number.ToString(CultureInfo.InvariantCulture);

    private sealed class Work(
        EquationNumbers page, TokenList tokens, EquationLayout layout, WrittenFormula written, Action<SpannedText, SpannedText> doubled, Action<WrittenReference> unknown)
    {
        private readonly ImmutableArray<EquationLine>.Builder _lines = ImmutableArray.CreateBuilder<EquationLine>();
        private int? _parent;
        private int _letter;
        private int _row;

        public (ImmutableArray<EquationLine>, bool) Run()
        {
            var whole = layout.Whole;
            var rows = layout.Rows;
            if (rows.Count == 1 && !whole.HasContent && !layout.HasSubequations)
            {
                // A single row is the display, and its number stands beside it.
                whole.Labels.InsertRange(0, rows[0].Labels);
                whole.Tag ??= rows[0].Tag;
                whole.IsUnnumbered |= rows[0].IsUnnumbered;
                rows = [];
            }
            var byRow = rows.Count > 0 && rows.Any(r => r.Tag is not null || r.Labels.Count > 0 || NumbersByItself(r));
            if (byRow) rows.ForEach(NumberRow);
            NumberWhole(whole, rows.Count > 0 && !byRow, byRow);
            return (_lines.DrainToImmutable(), byRow);
        }

        /// <summary>A label after the dollars asks for one number for the whole display.</summary>
        private bool NumbersByItself(NumberedUnit unit) => page.NumbersAll && written.Style == FormulaStyle.Display && !unit.IsUnnumbered && written.Label is null;

        private void NumberRow(NumberedUnit row)
        {
            _row++;
            if (row.Tag is { } tag) AddLines(row, TextOfTag(tag), ParenthesesOf(tag));
            else if (row.Labels.Count > 0 || NumbersByItself(row))
            {
                var number = NextOfRow();
                layout.Edits.Insert(row.End, $@"\tag{{{number}}}");
                AddLines(row, number, parentheses: true);
            }
        }

        private void NumberWhole(NumberedUnit whole, bool hasUnnumberedRows, bool byRow)
        {
            _row = 0;
            if (byRow)
            {
                if (whole.Tag is { } beside)
                {
                    layout.Edits.Remove(beside.Start, beside.Content.Next);
                    layout.ExtraTags.Add(beside.Content with { Start = beside.Start });
                }
                // A label of the whole beside numbered rows means the first of them; in subequations, their common number.
                var first = _lines[0];
                AddLabels(whole, _parent is { } parent ? Text(parent) : first.Number, parentheses: first.Parentheses);
            }
            else if (whole.Tag is { } tag)
            {
                layout.Edits.Remove(tag.Start, tag.Content.Next);
                AddLines(whole, TextOfTag(tag), ParenthesesOf(tag));
            }
            else if (whole.Labels.Count > 0 || written.Label is not null
                     || (NumbersByItself(whole) && !hasUnnumberedRows && (whole.HasContent || layout.Rows.Count > 0)))
            {
                AddLines(whole, Text(++page._last), parentheses: true);
            }
        }

        private string NextOfRow()
        {
            if (!layout.HasSubequations) return Text(++page._last);
            _parent ??= ++page._last;
            return Text(_parent.Value) + Labels.Letter(_letter++);
        }

        private string Text(int number) => page.Text(number);

        private void AddLines(NumberedUnit unit, string number, bool parentheses)
        {
            var before = _lines.Count;
            AddLabels(unit, number, parentheses);
            if (_lines.Count == before) _lines.Add(new EquationLine(null, null, number) { Parentheses = parentheses, Row = _row });
        }

        private void AddLabels(NumberedUnit unit, string number, bool parentheses)
        {
            foreach (var label in unit.Labels)
            {
                var span = TextSpan.FromBounds(tokens[label.Start].Start, Math.Max(tokens[label.Start].End, tokens[label.End - 1].End));
                AddLabel(new SpannedText(tokens.TextOf(label).Trim(), written.ToFile.ToOrigin(span)), number, parentheses);
            }
            if (unit == layout.Whole && written.Label is { } after) AddLabel(after, number, parentheses);
        }

        private void AddLabel(SpannedText label, string number, bool parentheses)
        {
            var id = Labels.OfEquation(label.Text);
            var line = new EquationLine(id, label, number) { Parentheses = parentheses, Row = _row };
            if (page._labels.TryAdd(id, line)) _lines.Add(line);
            else doubled(label, page._labels[id].Label!);
        }

        private string TextOfTag(Tag tag)
        {
            var (tex, at) = (new StringBuilder(), tag.Content.Start);
            foreach (var reference in tag.References)
            {
                tex.Append(tokens.TextOf(tag.Content with { Start = at, End = reference.Start })).Append(TextOf(reference));
                at = reference.Label.Next;
            }
            tex.Append(tokens.TextOf(tag.Content with { Start = at }));
            var text = PlainMath.ToText($@"\text{{{tex}}}").Trim();
            return IsInParentheses(tag) ? text[1..^1].Trim() : text;
        }

        /// <summary>The number of an equation before it, which takes the place of what names it.</summary>
        private string TextOf(WrittenReference reference)
        {
            var named = page._labels.GetValueOrDefault(Labels.OfEquation(tokens.TextOf(reference.Label).Trim()));
            if (named is null) unknown(reference);
            var text = EquationReferences.Escaped(named is null ? "??" : reference.Parentheses && named.Parentheses ? $"({named.Number})" : named.Number);
            layout.Edits.Replace(reference.Start, reference.Label.Next, text);
            return text;
        }

        /// <summary><c>\tag*{(2)}</c> is printed as <c>\tag{2}</c> is.</summary>
        private bool IsInParentheses(Tag tag) => tag.IsStarred && tokens.TextOf(tag.Content).Trim() is ['(', .., ')'];

        private bool ParenthesesOf(Tag tag) => !tag.IsStarred || IsInParentheses(tag);
    }

    private bool NumbersAll => numberAll;
}
