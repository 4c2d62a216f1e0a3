using Transmission.Model;

namespace Transmission.Search;

/// <summary>
/// Cuts text into terms: words; every two neighbours of a run of Han characters, three where the second is one that stands
/// everywhere, and the last of a run alone, so that the terms that begin with a text are the places where it stands; so also every three neighbours of a formula, behind a
/// dollar, since its signs are few; the commands of a formula with their backslashes.
/// </summary>
internal sealed class Terms(TermCounts counts)
{
    public const char Formula = '$', Command = '\\';

    private readonly CharBuffer _text = new(), _folded = new(), _run = new();

    /// <param name="line">With the marks of <see cref="SearchLine"/>.</param>
    public void Read(ReadOnlySpan<char> line, int weight)
    {
        _text.Clear();
        while (line.IndexOf(SearchLine.FormulaMark) is var start and >= 0)
        {
            var (separator, end) = (line.IndexOf(SearchLine.CommandsMark), line.IndexOf(SearchLine.EndMark));
            if (start > separator || separator > end) break; // characters of an author's that only look like marks
            var plain = line[(start + 1)..separator];
            _text.Add(line[..start]);
            _text.Add(plain); // a word may begin outside a formula and end in it
            ReadFormula(plain, weight);
            ReadCommands(line[(separator + 1)..end], weight);
            line = line[(end + 1)..];
        }
        _text.Add(line);
        ReadText(weight);
    }

    private void ReadText(int weight)
    {
        var word = -1;
        var text = Folded(_text.Written);
        var units = Units.All;
        for (var i = 0; i < text.Length; i++)
        {
            var unit = units[text[i]];
            if (unit is Unit.Word && word < 0) word = i;
            if (unit is not Unit.Word && word >= 0)
            {
                counts.Add(text[word..i], weight);
                word = -1;
            }
            if (unit is Unit.Han) _run.Add(text[i]);
            else if (unit is not Unit.Space) EndRun(weight); // Han characters on both sides of a space are neighbours
        }
        if (word >= 0) counts.Add(text[word..], weight);
        EndRun(weight);
    }

    private void EndRun(int weight)
    {
        for (var run = _run.Written; run.Length > 0; run = run[1..])
        {
            var length = run.Length > 2 && Units.IsCommon(run[1]) ? 3 : Math.Min(2, run.Length);
            counts.Add(run[..length], weight);
        }
        _run.Clear();
    }

    private void ReadFormula(ReadOnlySpan<char> plain, int weight)
    {
        _run.Clear();
        _run.Add(Formula);
        foreach (var c in Folded(plain))
        {
            if (!Units.IsNothingInFormula(c)) _run.Add(c);
        }
        Span<char> term = stackalloc char[4];
        for (var signs = _run.Written; signs.Length > 1; signs = signs[1..])
        {
            var length = Math.Min(term.Length, signs.Length);
            signs[..length].CopyTo(term);
            term[0] = Formula; // in the place of the sign before
            counts.Add(term[..length], weight);
        }
        _run.Clear();
    }

    private void ReadCommands(ReadOnlySpan<char> commands, int weight)
    {
        Span<char> term = stackalloc char[TermTable.MaximalLength];
        term[0] = Command;
        foreach (var range in commands.Split(' '))
        {
            var name = commands[range];
            if (name.Length > term.Length - 1) name = name[..(term.Length - 1)];
            name.CopyTo(term[1..]);
            if (name.Length > 0) counts.Add(term[..(name.Length + 1)], weight);
        }
    }

    private ReadOnlySpan<char> Folded(ReadOnlySpan<char> text)
    {
        _folded.Clear();
        Folding.Fold(text, _folded);
        return _folded.Written;
    }
}
