using System.Text;
using Transmission.Dialect.Typography;

namespace Transmission.Dialect.References;

/// <summary>Words of ours as a page sets them: no space between Han and a number, and elsewhere one at which no line ends.</summary>
internal static class PageWords
{
    private const char NoBreak = '\u00A0';

    public static string Of(string text)
    {
        var set = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ' ') { set.Append(text[i]); continue; }
            var isBesideHan = (i > 0 && Letters.Of(text[i - 1]) is Letter.Han) || (i + 1 < text.Length && Letters.Of(text[i + 1]) is Letter.Han);
            if (!isBesideHan) set.Append(NoBreak);
        }
        return set.ToString();
    }
}
