using System.Runtime.InteropServices;
using Transmission.Model;

namespace Transmission.Search;

/// <summary>
/// Cuts text into terms: words; every two neighbours of a run of Han characters, and the last of a run alone, so that the
/// terms that begin with a character are the places where it stands; so also every three neighbours of a formula, behind a
/// dollar, since its signs are few; the commands of a formula with their backslashes.
/// </summary>
internal sealed class Terms(TermCounts counts)
{
    public const char Formula = '$', Command = '\\';

    private readonly List<char> _text = [], _folded = [];

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
        var (han, word) = ('\0', -1);
        var text = Folded(CollectionsMarshal.AsSpan(_text));
        for (var i = 0; i < text.Length; i++)
        {
            var (c, unit) = (text[i], Units.Of(text[i]));
            if (unit is Unit.Word && word < 0) word = i;
            if (unit is not Unit.Word && word >= 0)
            {
                counts.Add(text[word..i], weight);
                word = -1;
            }
            if (unit is Unit.Space) continue; // Han characters on both sides of it are neighbours
            if (han != '\0') counts.Add(unit is Unit.Han ? TermCounts.Pack(han, c) : TermCounts.Pack(han), weight);
            han = unit is Unit.Han ? c : '\0';
        }
        if (word >= 0) counts.Add(text[word..], weight);
        if (han != '\0') counts.Add(TermCounts.Pack(han), weight);
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
