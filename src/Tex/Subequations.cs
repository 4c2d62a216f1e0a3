namespace Transmission.Tex;

/// <summary>
/// The displays that stand in <c>subequations</c>. KaTeX sets displays that follow each other side by side, so those of one kind become one with all
/// their rows, and an <c>equation</c> is a row of <c>gather</c>.
/// </summary>
internal sealed class Subequations(TokenList tokens)
{
    private readonly List<(string Name, (int Start, int End) Begin, (int Start, int End) End)> _displays = [];

    public static bool IsRow(string name) => name is "equation" or "equation*";

    public void Add(string name, (int Start, int End) begin, (int Start, int End) end) => _displays.Add((name, begin, end));

    public void Join(TokenEdits edits)
    {
        for (var i = 0; i < _displays.Count; i++)
        {
            var (name, begin, end) = _displays[i];
            if (i > 0 && GoesOn(i - 1)) edits.Replace(_displays[i - 1].End.Start, begin.End, @"\\");
            else if (IsRow(name)) edits.Replace(begin.Start, begin.End, @"\begin{gather*}");
            if (IsRow(name) && !GoesOn(i)) edits.Replace(end.Start, end.End, @"\end{gather*}");
        }
    }

    /// <summary>Whether the next display is of the kind of this one, with nothing between.</summary>
    private bool GoesOn(int i) => i + 1 < _displays.Count && Kind(_displays[i].Name) == Kind(_displays[i + 1].Name)
        && tokens.SkipSpaces(_displays[i].End.End) == _displays[i + 1].Begin.Start;

    private static string Kind(string name) => IsRow(name) ? "gather" : name.TrimEnd('*');
}
