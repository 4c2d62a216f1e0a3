namespace Transmission.Parse.Yaml;

/// <summary>
/// Makes YAML of what people write, before it is read, without moving an offset: TeX in double quotes, whose
/// backslashes are hidden behind a character that stands in no text, and tabs for indentation.
/// </summary>
internal static class YamlMending
{
    /// <summary>A noncharacter of Unicode, which no text interchanged may hold.</summary>
    private const char HiddenBackslash = '\uFDD0';

    public static string Mend(string yaml, out int? firstTab)
    {
        firstTab = null;
        if (!yaml.Contains('\\') && !yaml.Contains('\t')) return yaml;
        var mended = yaml.ToCharArray();
        var (isIndent, inMath) = (true, false);
        for (var i = 0; i < mended.Length; i++)
        {
            switch (mended[i])
            {
                case '\n' or '\r': (isIndent, inMath) = (true, false); continue;
                case ' ': continue;
                case '\t' when isIndent: mended[i] = ' '; firstTab ??= i; continue;
                case '$': inMath = !inMath; break;
                case '\\' when IsEscape(mended, i + 1, inMath): i++; break;
                case '\\': mended[i] = HiddenBackslash; i += i + 1 < mended.Length && mended[i + 1] == '$' ? 1 : 0; break;
            }
            isIndent = false;
        }
        return new string(mended);
    }

    public static string Restore(string value, out bool wasHidden)
    {
        wasHidden = value.Contains(HiddenBackslash);
        return wasHidden ? value.Replace(HiddenBackslash, '\\') : value;
    }

    /// <summary>
    /// Whether a backslash in double quotes is meant for YAML. Between dollars only <c>\\</c> and <c>\"</c> are; elsewhere
    /// also line ends, tabs and code points, but none of the control characters (<c>\alpha</c> would ring a bell).
    /// </summary>
    private static bool IsEscape(char[] text, int next, bool inMath)
    {
        if (next >= text.Length) return false;
        if (text[next] is '\\' or '"') return true;
        if (inMath) return false;
        return text[next] switch
        {
            'n' or 't' or 'r' or '/' or ' ' => true,
            'x' => AreHexadecimal(text, next + 1, 2),
            'u' => AreHexadecimal(text, next + 1, 4),
            'U' => AreHexadecimal(text, next + 1, 8) && text[next + 1] == '0' && text[next + 2] == '0' && text[next + 3] is '0' or '1',
            _ => false,
        };
    }

    private static bool AreHexadecimal(char[] text, int start, int count) =>
        start + count <= text.Length && text[start..(start + count)].All(char.IsAsciiHexDigit);
}
