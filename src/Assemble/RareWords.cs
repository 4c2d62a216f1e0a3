using System.Text;

namespace Transmission.Assemble;

/// <summary>The words of a title: Latin ones of three letters or more, in lower case, and of Han every two that stand side by side.</summary>
internal static class RareWords
{
    public static IEnumerable<string> In(string text)
    {
        var word = new StringBuilder();
        for (var i = 0; i <= text.Length; i++)
        {
            var letter = i < text.Length ? text[i] : ' ';
            if (IsHan(letter) && i + 1 < text.Length && IsHan(text[i + 1])) yield return text.Substring(i, 2);
            if (char.IsAsciiLetterOrDigit(letter) || char.IsLetter(letter) && !IsHan(letter)) { word.Append(char.ToLowerInvariant(letter)); continue; }
            if (word.Length >= 3) yield return word.ToString();
            word.Clear();
        }
    }

    private static bool IsHan(char c) => c is >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF';
}
