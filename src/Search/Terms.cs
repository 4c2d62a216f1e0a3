using System.Runtime.InteropServices;
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

    private readonly List<char> _text = [], _folded = [], _run = [];

    /// <param name="line">With the marks of <see cref="SearchLine"/>.</param>
    public void Read(ReadOnlySpan<char> line, int weight)
    {
        _text.Clear();
        while (line.IndexOf(SearchLine.FormulaMark) is var start and >= 0)
        {
            var (separator, end) = (line.IndexOf(SearchLine.CommandsMark), line.IndexOf(SearchLine.EndMark));
            if (start > separator || separator > end) break; // characters of an author's that only look like marks
            var plain = line[(start + 1)..separator];
            _text.AddRange(line[..start]);
            _text.AddRange(plain); // a word may begin outside a formula and end in it
            ReadFormula(plain, weight);
            ReadCommands(line[(separator + 1)..end], weight);
            line = line[(end + 1)..];
        }
        _text.AddRange(line);
        ReadText(weight);
    }

    private void ReadText(int weight)
    {
        var word = -1;
        var text = Folded(CollectionsMarshal.AsSpan(_text));
        for (var i = 0; i < text.Length; i++)
        {
            var unit = Units.Of(text[i]);
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
        for (var run = CollectionsMarshal.AsSpan(_run); run.Length > 0; run = run[1..])
        {
            var length = run.Length > 2 && Units.IsCommon(run[1]) ? 3 : Math.Min(2, run.Length);
            counts.Add(TermCounts.Pack(run[..length]), weight);
        }
        _run.Clear();
    }

    private void ReadFormula(ReadOnlySpan<char> plain, int weight)
    {
        Folded(plain);
        _folded.RemoveAll(Units.IsNothingInFormula);
        var signs = CollectionsMarshal.AsSpan(_folded);
        for (; signs.Length >= 3; signs = signs[1..]) counts.Add(TermCounts.Pack(Formula, signs[0], signs[1], signs[2]), weight);
        if (signs.Length == 2) counts.Add(TermCounts.Pack(Formula, signs[0], signs[1]), weight);
        if (signs.Length >= 1) counts.Add(TermCounts.Pack(Formula, signs[^1]), weight);
    }

    private void ReadCommands(ReadOnlySpan<char> commands, int weight)
    {
        Span<char> term = stackalloc char[TermCounts.MaximalLength];
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
        return CollectionsMarshal.AsSpan(_folded);
    }
}
