using System.Collections.Immutable;

namespace Transmission.Cards;

/// <summary>
/// Parts a text into lines as a Chinese page does (clreq 3.1): anywhere between Han characters, at spaces elsewhere; none begins
/// with what closes or ends with what opens. Lengths are in ems.
/// </summary>
internal sealed class LineBreaker
{
    /// <summary>What a break costs that is at no sign and no space of Latin text, in the square of the part of a line that is empty.</summary>
    private const double AtWord = .08, AmongHan = .2;

    private readonly ImmutableArray<Piece> _pieces;
    private readonly double[] _starts;

    /// <param name="tracking">Between any two characters.</param>
    public LineBreaker(ImmutableArray<Piece> pieces, double tracking)
    {
        _pieces = pieces;
        _starts = new double[pieces.Length + 1];
        for (var i = 0; i < pieces.Length; i++)
            _starts[i + 1] = _starts[i] + pieces[i].Advance + (i + 1 < pieces.Length ? tracking + Gap(pieces[i], pieces[i + 1]) : 0);
    }

    /// <summary>Where a piece begins in a line whose first is <paramref name="first"/>.</summary>
    public double PlaceOf(int piece, int first) => _starts[piece] - _starts[first] - Indent(first);

    /// <summary>Of the line from one piece to the one before <paramref name="end"/>, as much as is seen of it.</summary>
    public double WidthOf(int first, int end)
    {
        if (end <= first) return 0;
        var last = _pieces[end - 1];
        return PlaceOf(end - 1, first) + last.Advance - (last.IsWide && Characters.IsClosing(last.Character) ? .5 : 0);
    }

    /// <summary>The lines, each from its first piece to the one after its last: as few as they can be, and then as even as they can be.</summary>
    /// <param name="anywhere">Whether a word may be parted too.</param>
    /// <returns>Null where <paramref name="most"/> lines do not hold it.</returns>
    public ImmutableArray<(int First, int End)>? Break(double width, int most, bool anywhere)
    {
        var count = _pieces.Length;
        var (costs, from) = (new double[most + 1, count + 1], new int[most + 1, count + 1]);
        for (var line = 0; line <= most; line++)
        {
            for (var i = 0; i <= count; i++) costs[line, i] = double.PositiveInfinity;
        }
        costs[0, 0] = 0;
        for (var line = 1; line <= most; line++)
        {
            for (var first = 0; first < count; first++) Extend(line, first, width, anywhere, costs, from);
            if (double.IsFinite(costs[line, count])) return Trace(from, line);
        }
        return null;
    }

    private void Extend(int line, int first, double width, bool anywhere, double[,] costs, int[,] from)
    {
        if (!double.IsFinite(costs[line - 1, first])) return;
        for (var end = first + 1; end <= _pieces.Length; end++)
        {
            var used = WidthOf(first, WithoutSpace(first, end));
            if (used > width && _starts[end] - _starts[first] > width + 1) break;
            if (used > width || Cost(end, anywhere) is not { } cost) continue;
            var empty = 1 - used / width;
            var total = costs[line - 1, first] + empty * empty + cost;
            if (total < costs[line, end]) (costs[line, end], from[line, end]) = (total, first);
        }
    }

    private ImmutableArray<(int, int)> Trace(int[,] from, int lines)
    {
        var found = new (int, int)[lines];
        for (var (line, end) = (lines, _pieces.Length); line > 0; end = from[line--, end])
            found[line - 1] = (from[line, end], WithoutSpace(from[line, end], end));
        return [.. found];
    }

    private int WithoutSpace(int first, int end) => end - first > 1 && _pieces[end - 1].IsSpace ? end - 1 : end;

    /// <summary>Of a break before a piece; null where there may be none.</summary>
    private double? Cost(int next, bool anywhere)
    {
        if (next == _pieces.Length) return 0;
        var isSpaced = _pieces[next - 1].IsSpace; // neither the first nor beside another, see Typeface
        var (before, after) = (_pieces[next - (isSpaced ? 2 : 1)], _pieces[next]);
        if (!isSpaced && (after.IsSpace || after.Clings || Characters.IsClosing(after.Character) || Characters.IsOpening(before.Character))) return null;
        var (isHanBefore, isHanAfter) = (Characters.IsHan(before.Character), Characters.IsHan(after.Character));
        if (!isSpaced && !isHanBefore && !isHanAfter) return anywhere ? 1 : null;
        if (Characters.IsClosing(before.Character) || Characters.IsOpening(after.Character)) return 0;
        if (isHanBefore != isHanAfter) return AtWord;
        return isSpaced ? 0 : AmongHan;
    }

    /// <summary>Signs are set close where two of them leave a hole, and Han and Latin a little apart.</summary>
    private static double Gap(Piece before, Piece after)
    {
        const double BetweenScripts = .16;
        if (before.IsWide && after.IsWide)
        {
            if (LeavesRoomAfter(before) && (LeavesRoomAfter(after) || Characters.IsOpening(after.Character))) return -.5;
            if (Characters.IsOpening(before.Character) && Characters.IsOpening(after.Character)) return -.5;
        }
        if (before.IsSpace || after.IsSpace || after.Clings) return 0;
        return IsLetter(before) && IsWord(after) || IsWord(before) && IsLetter(after) ? BetweenScripts : 0;

        static bool IsLetter(Piece piece) => Characters.IsHan(piece.Character) && System.Text.Rune.IsLetter(piece.Character);
        static bool IsWord(Piece piece) => !Characters.IsHan(piece.Character) && !piece.IsWide && (System.Text.Rune.IsLetterOrDigit(piece.Character) || System.Text.Rune.IsSymbol(piece.Character) || piece.Clings);
    }

    private static bool LeavesRoomAfter(Piece piece) => Characters.IsClosing(piece.Character) && piece.Character.Value is not ('…' or '—' or '·');

    /// <summary>A line that begins with a wide bracket begins with its ink.</summary>
    private double Indent(int first) => _pieces[first].IsWide && Characters.IsOpening(_pieces[first].Character) ? .5 : 0;
}
