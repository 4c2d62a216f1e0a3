using System.Text;
using System.Xml;

namespace Transmission.Emit;

/// <summary>Text that every reader of machines takes: without what XML 1.0 (2.2) cannot hold, which is control characters and broken surrogates.</summary>
internal static class CleanText
{
    public static string Of(string text)
    {
        var at = FirstIllegal(text);
        if (at == text.Length) return text;
        var clean = new StringBuilder(text.Length).Append(text, 0, at);
        for (; at < text.Length; at++)
        {
            if (XmlConvert.IsXmlChar(text[at])) clean.Append(text[at]);
            else if (IsPair(text, at)) clean.Append(text, at++, 2);
        }
        return clean.ToString();
    }

    private static int FirstIllegal(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            if (XmlConvert.IsXmlChar(text[at])) at++;
            else if (IsPair(text, at)) at += 2;
            else break;
        }
        return at;
    }

    private static bool IsPair(string text, int at) => at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);
}
