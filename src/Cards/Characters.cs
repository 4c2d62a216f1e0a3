using System.Buffers;
using System.Globalization;
using System.Text;

namespace Transmission.Cards;

/// <summary>What setting type needs to know of a character.</summary>
internal static class Characters
{
    // The rules of 标点避头尾 (GB/T 15834, clreq 3.1.3), with the small kana of Japanese.
    private static readonly SearchValues<char> Closing = SearchValues.Create(
        "，。、；：？！）》」』】〕〗〉”’…—～·・％‰℃°′″〟々〻ーぁぃぅぇぉっゃゅょァィゥェォッャュョ,.;:?!)]}%/");
    private static readonly SearchValues<char> Opening = SearchValues.Create("（《「『【〔〖〈“‘￥＄(［[｛{$¥£€#@");

    /// <summary>Han characters, kana, hangul, and the signs that are set as wide as they are: a line may end before and after each.</summary>
    public static bool IsHan(Rune rune) => rune.Value is >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF
        or >= 0xFE30 and <= 0xFE4F or >= 0xFF00 and <= 0xFFEF or >= 0x20000 and <= 0x3FFFF;

    /// <summary>Whether no line begins with it.</summary>
    public static bool IsClosing(Rune rune) => rune.IsBmp && Closing.Contains((char)rune.Value);

    /// <summary>Whether no line ends with it.</summary>
    public static bool IsOpening(Rune rune) => rune.IsBmp && Opening.Contains((char)rune.Value);

    /// <summary>Quotation marks, dashes and dots: wide in a Chinese text, narrow in any other.</summary>
    public static bool IsHanAmongHan(Rune rune) => rune.Value is '“' or '”' or '‘' or '’' or '…' or '—' or '·';

    /// <summary>Controls, joiners, selectors of a variant, tags.</summary>
    public static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        || rune.Value is >= 0xFE00 and <= 0xFE0F or >= 0xE0000 and <= 0xE0FFF or 0x20E3;

    /// <summary>Emoji and the other little pictures of Unicode.</summary>
    public static bool IsPicture(Rune rune) => rune.Value is >= 0x1F000 and <= 0x1FAFF or >= 0x2600 and <= 0x27BF or >= 0x2B00 and <= 0x2BFF
        or >= 0x2300 and <= 0x23FF;
}
