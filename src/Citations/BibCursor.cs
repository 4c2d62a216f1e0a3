using Transmission.Model;

namespace Transmission.Citations;

/// <summary>A place in a BibTeX file, and what its characters are: names, spaces, groups, beginnings of entries.</summary>
internal sealed class BibCursor(string text)
{
    public int At { get; set; }
    public bool IsAtEnd => At >= text.Length;

    /// <summary>The character here; U+0000 at the end.</summary>
    public char Current => IsAtEnd ? '\0' : text[At];

    /// <summary>Goes behind the next <c>@</c>.</summary>
    public bool Seek()
    {
        var found = IsAtEnd ? -1 : text.AsSpan(At).IndexOf('@');
        if (found < 0) return false;
        At += found + 1;
        return true;
    }

    public void SkipSpace()
    {
        while (!IsAtEnd && char.IsWhiteSpace(text[At])) At++;
    }

    public void SkipCommas()
    {
        while (!IsAtEnd && (text[At] == ',' || char.IsWhiteSpace(text[At]))) At++;
    }

    /// <summary>The characters that no name may have are those of bibtex.web, 32.</summary>
    public TextSpan Name()
    {
        var start = At;
        while (!IsAtEnd && !char.IsWhiteSpace(text[At]) && text[At] is not ('"' or '#' or '%' or '\'' or '(' or ')' or ',' or '=' or '{' or '}' or '@')) At++;
        return TextSpan.FromBounds(start, At);
    }

    public TextSpan Key()
    {
        var start = At;
        while (!IsAtEnd && text[At] is not (',' or '}' or '{' or '=' or '"' or '@') && !char.IsWhiteSpace(text[At])) At++;
        return TextSpan.FromBounds(start, At);
    }

    public TextSpan Digits()
    {
        var start = At;
        while (!IsAtEnd && char.IsAsciiDigit(text[At])) At++;
        return TextSpan.FromBounds(start, At);
    }

    /// <summary>Whether the group that was opened at <paramref name="open"/> ends here; goes behind its end then.</summary>
    public bool Closes(int open)
    {
        if (Current != (text[open] == '{' ? '}' : ')')) return false;
        At++;
        return true;
    }

    /// <summary>Goes behind the brace or quote that closes; a brace that an entry would begin in is taken for one that is not closed.</summary>
    public bool SkipValue(int open)
    {
        var depth = 0;
        for (At = open + 1; !IsAtEnd; At++)
        {
            var c = text[At];
            if (c == '\\' && depth == 0 && text[open] == '"') At++; // "M\"uller", which BibTeX itself refuses
            else if (depth == 0 && c == (text[open] == '{' ? '}' : '"')) { At++; return true; }
            else if (c == '{') depth++;
            else if (c == '}' && --depth < 0) return false; // in quotes
            else if (c == '@' && BeginsEntry(At)) return false;
        }
        return false;
    }

    /// <summary>After a mistake: at the next entry that begins a line.</summary>
    public void Recover()
    {
        while (!IsAtEnd && !(text[At] == '@' && BeginsEntry(At))) At++;
    }

    /// <summary>Whether an entry begins there, at the beginning of a line: no value has that.</summary>
    public bool BeginsEntry(int at)
    {
        for (var before = at - 1; before >= 0 && text[before] is not ('\n' or '\r'); before--)
        {
            if (!char.IsWhiteSpace(text[before])) return false;
        }
        var end = at + 1;
        while (end < text.Length && char.IsAsciiLetter(text[end])) end++;
        return end > at + 1 && end < text.Length && text[end] is '{' or '(';
    }
}
