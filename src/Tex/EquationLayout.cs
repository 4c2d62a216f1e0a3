using System.Collections.Immutable;
using Transmission.Model;

namespace Transmission.Tex;

/// <summary>
/// Finds the rows of a formula, their labels, tags and references, and what is to be changed for them: one walk over the tokens.
/// </summary>
internal sealed class EquationLayout(TokenList tokens, FormulaStyle style, Func<string, bool> isDefined, Action<Remark> remark)
{
    private sealed record Frame(string Name, int Depth, bool IsOuter)
    {
        public (int Start, int End) Begin { get; init; }
        public int Columns { get; set; }
        public int FirstRowEnd { get; set; } = -1;
        public int LastRowStart { get; set; } = -1;
    }

    private readonly Stack<Frame> _frames = new();
    private readonly Subequations _subequations = new(tokens);
    private Frame? _rowsOf;
    private NumberedUnit _row = new();
    private int _depth;

    public NumberedUnit Whole { get; } = new();
    public List<NumberedUnit> Rows { get; } = [];
    public TokenEdits Edits { get; } = new(tokens);
    public List<WrittenReference> References { get; } = [];
    public List<Argument> ExtraTags { get; } = [];
    public bool HasSubequations { get; private set; }

    private NumberedUnit Unit => _rowsOf is null ? Whole : _row;

    public EquationLayout Read()
    {
        for (var i = 0; i < tokens.Count;) i = ReadAt(i);
        if (_rowsOf is not null) EndRow(tokens.Count);
        _subequations.Join(Edits);
        return this;
    }

    private int ReadAt(int i)
    {
        var token = tokens[i];
        if (BookdownLabel(i) is { } bookdown) return ReadLabel(i, bookdown);
        if (token.Kind == TokenKind.Command && !isDefined(token.Text) && ReadCommand(i) is { } next) return next;
        if (token.Kind == TokenKind.Open) _depth++;
        else if (token.Kind == TokenKind.Close) _depth--;
        else if (token.Is("&") && _frames.TryPeek(out var frame) && IsAtTopOf(frame) && Environments.IsEqnarray(frame.Name) && ++frame.Columns == 2)
            Edits.Replace(i, i + 1, "{}&&");
        if (token.Kind != TokenKind.Space) Unit.HasContent = true;
        return i + 1;
    }

    /// <returns>Where reading goes on; null for a command like any other.</returns>
    private int? ReadCommand(int i) => tokens[i].Text switch
    {
        @"\begin" when tokens.GroupAt(i + 1) is { } name => Begin(i, name),
        @"\end" when tokens.GroupAt(i + 1) is { } name => End(i, name),
        @"\\" or @"\cr" when _frames.TryPeek(out var frame) && IsAtTopOf(frame) => Break(i, frame),
        @"\label" when tokens.ArgumentAt(i + 1) is { } label => ReadLabel(i, label),
        @"\tag" => ReadTag(i),
        @"\notag" or @"\nonumber" => ReadNoTag(i),
        @"\ref" or @"\eqref" when tokens.ArgumentAt(i + 1) is { } label => ReadReference(i, label),
        _ => null,
    };

    private bool IsAtTopOf(Frame? frame) => frame is not null && frame.Depth == _depth && _frames.Peek() == frame;

    private int Begin(int i, Argument argument)
    {
        var name = tokens.TextOf(argument);
        var isOuter = _depth == 0 && (_frames.Count == 0 || _frames.Peek() is { Name: "subequations", IsOuter: true });
        var next = name.StartsWith("alignat", StringComparison.Ordinal) ? tokens.ArgumentAt(argument.Next)?.Next ?? argument.Next : argument.Next;
        var frame = new Frame(name, _depth, isOuter) { Begin = (i, next) };
        _frames.Push(frame);
        var isStarred = name.EndsWith('*');
        if (name == "subequations")
        {
            HasSubequations = true;
            Edits.Remove(i, argument.Next);
        }
        else if (isOuter && style == FormulaStyle.Display && (Environments.OfRows.Contains(name) || (HasSubequations && Subequations.IsRow(name))))
        {
            _rowsOf = frame;
            _row = new NumberedUnit { IsUnnumbered = isStarred };
            return next;
        }
        else
        {
            if (isOuter && name is "equation*" or "multline*") Whole.IsUnnumbered = true;
            Unit.HasContent = true;
        }
        return argument.Next;
    }

    private int End(int i, Argument argument)
    {
        if (!_frames.TryPop(out var frame)) return argument.Next;
        if (frame == _rowsOf)
        {
            EndRow(i);
            _rowsOf = null;
            if (HasSubequations) _subequations.Add(frame.Name, frame.Begin, (i, argument.Next));
        }
        if (frame.Name == "subequations") Edits.Remove(i, argument.Next);
        if (Environments.IsMultline(frame.Name) && frame.FirstRowEnd >= 0) Spread(frame);
        return argument.Next;
    }

    private int Break(int i, Frame frame)
    {
        var next = tokens.IsAt(i + 1, "*") ? i + 2 : i + 1;
        next = tokens.IsAt(next, "[") && tokens.OptionalAt(next) is { } gap ? gap.Next : next;
        if (frame.FirstRowEnd < 0) frame.FirstRowEnd = i;
        frame.LastRowStart = next;
        frame.Columns = 0;
        if (frame == _rowsOf)
        {
            EndRow(i);
            _row = new NumberedUnit { IsUnnumbered = frame.Name.EndsWith('*') };
        }
        return next;
    }

    /// <summary>The rows of <c>gather</c> are centred: space after the first moves it left, before the last moves it right.</summary>
    private void Spread(Frame multline)
    {
        const string Space = @"\qquad\qquad{}";
        Edits.Insert(multline.FirstRowEnd, Space);
        Edits.Insert(multline.LastRowStart, Space);
    }

    private void EndRow(int end)
    {
        _row.End = end;
        // TeX prints no number beside the nothing after a last \\.
        if (_row.HasContent || _row.Labels.Count > 0 || _row.Tag is not null) Rows.Add(_row);
    }

    private int ReadLabel(int i, Argument label)
    {
        Edits.Remove(i, label.Next);
        if (style == FormulaStyle.Inline) Remark(RemarkKind.LabelInline, i, label);
        else Unit.Labels.Add(label);
        return label.Next;
    }

    /// <summary>bookdown's <c>(\#eq:x)</c>.</summary>
    private Argument? BookdownLabel(int i)
    {
        if (!tokens.IsAt(i, "(") || !tokens.IsAt(i + 1, @"\#") || !tokens.IsAt(i + 2, "e") || !tokens.IsAt(i + 3, "q") || !tokens.IsAt(i + 4, ":")) return null;
        var end = i + 5;
        while (end < tokens.Count && tokens[end].Kind is TokenKind.Character && !tokens[end].Is(")")) end++;
        return tokens.IsAt(end, ")") && end > i + 5 ? new Argument(i + 2, end, end + 1) : null;
    }

    private int? ReadTag(int i)
    {
        var isStarred = tokens.IsAt(i + 1, "*");
        if (tokens.ArgumentAt(isStarred ? i + 2 : i + 1) is not { } content) return null;
        var isExtra = Unit.Tag is not null;
        if (style == FormulaStyle.Inline) Remark(RemarkKind.TagInline, i, content);
        else if (isExtra) ExtraTags.Add(content with { Start = i });
        else Unit.Tag = new Tag(i, content, isStarred, ReferencesIn(content));
        if (style == FormulaStyle.Inline || isExtra) Edits.Remove(i, content.Next);
        return content.Next;
    }

    private ImmutableArray<WrittenReference> ReferencesIn(Argument content)
    {
        var found = ImmutableArray.CreateBuilder<WrittenReference>();
        for (var i = content.Start; i < content.End; i++)
        {
            if (tokens[i].Text is not (@"\ref" or @"\eqref") || tokens.ArgumentAt(i + 1) is not { } label || label.Next > content.End) continue;
            found.Add(new WrittenReference(i, label, tokens[i].Is(@"\eqref")));
            i = label.Next - 1;
        }
        return found.ToImmutable();
    }

    private int ReadNoTag(int i)
    {
        Edits.Remove(i, i + 1);
        Unit.IsUnnumbered = true;
        return i + 1;
    }

    private int ReadReference(int i, Argument label)
    {
        References.Add(new WrittenReference(i, label, tokens[i].Is(@"\eqref")));
        Unit.HasContent = true;
        return label.Next;
    }

    private void Remark(RemarkKind kind, int i, Argument argument) =>
        remark(new Remark(kind, tokens[i].Text, "", tokens[i].Start, tokens[argument.Next - 1].End - tokens[i].Start));
}
