using System.Globalization;
using System.Text;

namespace Transmission.Tex;

internal sealed partial class PlainReader
{
    /// <summary>The text of <c>\text{…}</c>: spaces are kept, and dollars hold mathematics.</summary>
    private string ReadText(int start, int end)
    {
        var text = new StringBuilder();
        var lastDollar = end;
        while (--lastDollar > start && !tokens[lastDollar].Is("$")) { }
        for (var i = start; i < end; i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Space || token.Is("~")) text.Append(' ');
            else if (token.Kind == TokenKind.Command) AppendTextCommand(text, token, ref i);
            else if (token.Kind == TokenKind.Character && !token.Is("$")) text.Append(token.Text is "\\" or "#" ? "" : token.Text);
            else if (token.Is("$") && i < lastDollar)
            {
                var close = i + 1;
                while (!tokens[close].Is("$")) close++;
                text.Append(Read(i + 1, close, isCompact: false).Text);
                i = close;
            }
        }
        return text.ToString();
    }

    private void AppendTextCommand(StringBuilder text, Token token, ref int i)
    {
        if (token.Is(@"\char") && ReadCharacterCode(i + 1) is var (shown, next)) { text.Append(shown); i = next - 1; }
        else if (PlainNames.Spaces.Contains(token.Text)) text.Append(' ');
        else if (token.Is(@"\\")) text.Append("; ");
        else if (!Tokenizer.TextCommands.Contains(token.Text) && !PlainNames.Ignored.Contains(token.Text))
            text.Append(PlainNames.Of(token.Text)?.Text ?? token.Text[1..]);
    }

    /// <summary><c>\char"5E</c>, <c>\char65</c>: the character, and where reading goes on.</summary>
    private (string Shown, int Next)? ReadCharacterCode(int at)
    {
        var isHexadecimal = tokens.IsAt(at, "\"");
        var end = isHexadecimal ? at + 1 : at;
        var digits = new StringBuilder();
        while (end < tokens.Count && digits.Length < 6 && tokens[end].Text is [var c] && char.IsAsciiHexDigit(c)) { digits.Append(c); end++; }
        var isNumber = int.TryParse(digits.ToString(), isHexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code);
        return isNumber && Rune.IsValid(code) && code > 0x20 ? (char.ConvertFromUtf32(code), end) : null;
    }
}
