using System.Collections.Immutable;

namespace Transmission.Model;

/// <summary>A file as it was read. Nothing after the Read room touches the disk for it again.</summary>
public sealed record SourceFile(SitePath Path, ReadOnlyMemory<byte> Bytes);

/// <summary>Half-open stretch of a text, in UTF-16 code units from its first one.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    public static TextSpan FromBounds(int start, int end) => new(start, end - start);

    public bool Contains(int offset) => offset >= Start && offset < End;
}

/// <summary>Both count from one, as editors do; a column is a character (a code point), not a byte or a UTF-16 unit.</summary>
public readonly record struct Position(int Line, int Column);

/// <summary>
/// The whole text of a file, front matter included, so that an offset means the same in every room.
/// A line ends at LF, CRLF or a lone CR.
/// </summary>
public sealed class SourceText
{
    private readonly Func<string> _read;
    private readonly Lazy<int[]> _lineStarts;

    public SourceText(SitePath path, string text) : this(path, () => text) { }

    /// <param name="text">Of a file in which few will look again.</param>
    public SourceText(SitePath path, Renewable<string> text) : this(path, text.Read) { }

    private SourceText(SitePath path, Func<string> read)
    {
        (Path, _read) = (path, read);
        _lineStarts = new(() => FindLineStarts(Text));
    }

    public SitePath Path { get; }
    public string Text => _read();

    public Position PositionOf(int offset)
    {
        var text = Text;
        offset = Math.Clamp(offset, 0, text.Length);
        var starts = _lineStarts.Value;
        var found = Array.BinarySearch(starts, offset);
        var line = found >= 0 ? found : ~found - 1;
        return new Position(line + 1, CountCharacters(text.AsSpan(starts[line], offset - starts[line])) + 1);
    }

    /// <summary>A line without its end. <paramref name="line"/> counts from one.</summary>
    public string LineAt(int line)
    {
        var (text, starts) = (Text, _lineStarts.Value);
        var end = line < starts.Length ? starts[line] : text.Length;
        return text[starts[line - 1]..end].TrimEnd('\r', '\n');
    }

    /// <summary>As much of a stretch as there is: the value of a YAML scalar with escapes may seem longer than its source.</summary>
    public string Slice(TextSpan span)
    {
        var text = Text;
        var start = Math.Clamp(span.Start, 0, text.Length);
        return text[start..Math.Clamp(span.End, start, text.Length)];
    }

    /// <summary>A place of whole characters: no half of a surrogate pair is meant.</summary>
    public Location At(TextSpan span)
    {
        var (start, end) = (IsWithinPair(span.Start) ? span.Start - 1 : span.Start, IsWithinPair(span.End) ? span.End + 1 : span.End);
        return new Location(this, TextSpan.FromBounds(start, end));
    }

    public Location At(int offset, int length = 1) => At(new TextSpan(offset, length));

    private bool IsWithinPair(int offset) => offset > 0 && Text is var text && offset < text.Length && char.IsSurrogatePair(text[offset - 1], text[offset]);

    /// <summary>Code points in a stretch; a lone surrogate counts as one.</summary>
    public static int CountCharacters(ReadOnlySpan<char> stretch)
    {
        var count = 0;
        foreach (var _ in stretch.EnumerateRunes()) count++;
        return count;
    }

    private static int[] FindLineStarts(string text)
    {
        var starts = ImmutableArray.CreateBuilder<int>();
        starts.Add(0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'))) starts.Add(i + 1);
        }
        return [.. starts];
    }
}

/// <summary>A stretch of a source text: what a diagnostic points at.</summary>
public sealed record Location(SourceText Source, TextSpan Span)
{
    public Position Position => Source.PositionOf(Span.Start);
}
