namespace Transmission.Dialect.Typography;

/// <summary>What a character is to the spacing of Chinese text (dialect.md §4).</summary>
internal enum Letter : byte
{
    /// <summary>Where nothing is beside: the beginning and end of a text, a hard break, a display.</summary>
    Edge,
    Space,
    SoftBreak,

    /// <summary>A formula that shows nothing, a style or a script: white space around it is one white space.</summary>
    Nothing,
    Han,

    /// <summary>Full-width punctuation, which has its own white.</summary>
    WidePunctuation,

    /// <summary>A letter or digit of a script that is written with spaces.</summary>
    Latin,
    Other,
    Formula,

    /// <summary>Code or an image: looks after its own distances.</summary>
    Object,

    /// <summary>A footnote's mark, which hangs on what stands before it.</summary>
    Mark,
}

internal static class Letters
{
    // A look-up for every character: this is asked of each one of a site.
    private static readonly Letter[] Table = [.. Enumerable.Range(0, 0x10000).Select(c => Classify((char)c))];

    public static Letter Of(char c) => Table[c];

    private static Letter Classify(char c) => c switch
    {
        ' ' or '\t' => Letter.Space,
        < '\u0080' => char.IsAsciiLetterOrDigit(c) ? Letter.Latin : Letter.Other,
        _ when IsHan(c) => Letter.Han,
        _ when IsWidePunctuation(c) => Letter.WidePunctuation,
        _ => char.IsLetterOrDigit(c) ? Letter.Latin : Letter.Other,
    };

    /// <summary>Ideographs and kana. A surrogate of the planes 2 and 3, which hold nothing else, counts as one.</summary>
    public static bool IsHan(char c) => c is
        (>= '\u3400' and <= '\u9FFF') or (>= '\u3041' and <= '\u30FF') or (>= '\uF900' and <= '\uFAFF') or '\u3005' or '\u3006' or '\u3007'
        or (>= '\uD840' and <= '\uD8BF') || (IsLowHalf(c));

    /// <summary>Quotes and dashes that English has too (“ ” ’ … —) are not among them.</summary>
    public static bool IsWidePunctuation(char c) => c is
        (>= '\u3001' and <= '\u3003') or (>= '\u3008' and <= '\u3011') or (>= '\u3014' and <= '\u301F')
        or (>= '\uFF01' and <= '\uFF0F') or (>= '\uFF1A' and <= '\uFF20') or (>= '\uFF3B' and <= '\uFF40') or (>= '\uFF5B' and <= '\uFF65');

    /// <summary>What never starts a line.</summary>
    public static bool Closes(char c) => c is
        ')' or ']' or '}' or ',' or '.' or ';' or ':' or '?' or '!' or '%' or '\'' or '"' or '\u2019' or '\u201D' or '\u2026' or '\u2014' or '\u2013' or '\u00B0'
        or '\u3001' or '\u3002' or '\u3009' or '\u300B' or '\u300D' or '\u300F' or '\u3011' or '\u3015' or '\u3017'
        or '\uFF09' or '\uFF0C' or '\uFF0E' or '\uFF1A' or '\uFF1B' or '\uFF1F' or '\uFF01' or '\uFF05' or '\uFF3D' or '\uFF5D';

    /// <summary>What never ends one.</summary>
    public static bool Opens(char c) => c is
        '(' or '[' or '{' or '\u2018' or '\u201C' or '\u3008' or '\u300A' or '\u300C' or '\u300E' or '\u3010' or '\u3014' or '\u3016' or '\uFF08' or '\uFF3B' or '\uFF5B';

    /// <summary>Low surrogates belong to the ideograph that their high half began; emoji go the same way, which only costs a space beside them.</summary>
    private static bool IsLowHalf(char c) => char.IsLowSurrogate(c);
}
