using Transmission.Model;

namespace Transmission.Tex;

/// <summary>The last of what a formula opens and does not close, in its TeX; null where everything is closed.</summary>
internal readonly record struct TexBalance(TextSpan? OpenBrace, TextSpan? OpenLeft, TextSpan? OpenEnvironment)
{
    public static TexBalance Of(string tex)
    {
        var tokens = Tokenizer.Read(tex);
        var (braces, lefts, environments) = (new Stack<int>(), new Stack<int>(), new Stack<int>());
        for (var i = 0; i < tokens.Count; i++)
        {
            switch (tokens[i].Kind)
            {
                case TokenKind.Open: braces.Push(i); break;
                case TokenKind.Close: braces.TryPop(out _); break;
                case TokenKind.Command when tokens[i].Is(@"\left"): lefts.Push(i); break;
                case TokenKind.Command when tokens[i].Is(@"\right"): lefts.TryPop(out _); break;
                case TokenKind.Command when tokens[i].Is(@"\begin"): environments.Push(i); break;
                case TokenKind.Command when tokens[i].Is(@"\end"): environments.TryPop(out _); break;
            }
        }
        return new TexBalance(Place(braces), Place(lefts), Place(environments));

        TextSpan? Place(Stack<int> open) => open.TryPeek(out var last) ? new TextSpan(tokens[last].Start, tokens[last].Length) : null;
    }
}
