using System.Buffers;
using System.Text;

namespace Transmission.Tex;

/// <summary>Scripts, alphabets and accents as Unicode has them.</summary>
internal static class PlainScripts
{
    private static readonly Dictionary<char, char> Superscripts = Pairs(
        "0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ∗⊤",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡ*ᵀ");

    private static readonly Dictionary<char, char> Subscripts = Pairs(
        "0123456789+−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ");

    private static readonly Dictionary<char, (char Letter, bool IsSuper)> Bases =
        new[] { (Table: Superscripts, IsSuper: true), (Table: Subscripts, IsSuper: false) }
            .SelectMany(kind => kind.Table.Where(pair => pair.Key is not ('∗' or '⊤')).Select(pair => (Script: pair.Value, Base: (pair.Key, kind.IsSuper))))
            .ToDictionary(pair => pair.Script, pair => pair.Base);

    /// <summary>What a raised or lowered character is when it is neither; null for any other.</summary>
    public static (char Letter, bool IsSuper)? BaseOf(char script) => Bases.TryGetValue(script, out var found) ? found : null;

    /// <summary>Longer ones are no easier to read for being small.</summary>
    private const int LongestScript = 64;

    /// <summary>What is raised by itself, and stands as it is.</summary>
    private static readonly SearchValues<char> AlreadyRaised = SearchValues.Create("′″‴*⋆†‡°");

    /// <summary>A script as raised or lowered characters where Unicode has all of them; otherwise <c>_q</c>, <c>^(a + b)</c>.</summary>
    public static string Of(string script, bool isSuper)
    {
        var compact = script.Replace(" ", "", StringComparison.Ordinal);
        if (compact.Length == 0) return "";
        if (isSuper && compact is "∘" or "°") return "°";
        if (isSuper && compact.AsSpan().IndexOfAnyExcept(AlreadyRaised) < 0) return compact;
        var table = isSuper ? Superscripts : Subscripts;
        Span<char> made = stackalloc char[compact.Length <= LongestScript ? compact.Length : 0];
        var count = 0;
        while (count < made.Length && table.TryGetValue(compact[count], out made[count])) count++;
        if (count == compact.Length) return made.ToString();
        var mark = isSuper ? '^' : '_';
        return script.EnumerateRunes().Count() == 1 ? $"{mark}{script}" : $"{mark}({script})";
    }

    /// <summary>First characters of Unicode's mathematical letters: capitals, small letters, digits. What is not there is in the exceptions.</summary>
    private static readonly Dictionary<string, (int Capitals, int Small, int Digits)> Alphabets = new Dictionary<string, (int, int, int)>
    {
        [@"\mathbb"] = (0x1D538, 0x1D552, 0x1D7D8),
        [@"\Bbb"] = (0x1D538, 0x1D552, 0x1D7D8),
        [@"\mathbbm"] = (0x1D538, 0x1D552, 0x1D7D8),
        [@"\mathds"] = (0x1D538, 0x1D552, 0x1D7D8),
        [@"\mathcal"] = (0x1D49C, 0x1D4B6, 0),
        [@"\mathscr"] = (0x1D49C, 0x1D4B6, 0),
        [@"\cal"] = (0x1D49C, 0x1D4B6, 0),
        [@"\mathfrak"] = (0x1D504, 0x1D51E, 0),
        [@"\frak"] = (0x1D504, 0x1D51E, 0),
        [@"\mathbf"] = (0x1D400, 0x1D41A, 0x1D7CE),
        [@"\boldsymbol"] = (0x1D400, 0x1D41A, 0x1D7CE),
        [@"\bm"] = (0x1D400, 0x1D41A, 0x1D7CE),
        [@"\bold"] = (0x1D400, 0x1D41A, 0x1D7CE),
        [@"\pmb"] = (0x1D400, 0x1D41A, 0x1D7CE),
        [@"\bf"] = (0x1D400, 0x1D41A, 0x1D7CE),
    };

    private static readonly Dictionary<int, string> Exceptions = new Dictionary<int, string>
    {
        [0x1D53A] = "ℂ",
        [0x1D53F] = "ℍ",
        [0x1D545] = "ℕ",
        [0x1D547] = "ℙ",
        [0x1D548] = "ℚ",
        [0x1D549] = "ℝ",
        [0x1D551] = "ℤ",
        [0x1D49D] = "ℬ",
        [0x1D4A0] = "ℰ",
        [0x1D4A1] = "ℱ",
        [0x1D4A3] = "ℋ",
        [0x1D4A4] = "ℐ",
        [0x1D4A7] = "ℒ",
        [0x1D4A8] = "ℳ",
        [0x1D4AD] = "ℛ",
        [0x1D4BA] = "ℯ",
        [0x1D4BC] = "ℊ",
        [0x1D4C4] = "ℴ",
        [0x1D506] = "ℭ",
        [0x1D50B] = "ℌ",
        [0x1D50C] = "ℑ",
        [0x1D515] = "ℜ",
        [0x1D51D] = "ℨ",
    };

    public static IEnumerable<string> AlphabetCommands => Alphabets.Keys;

    public static bool IsAlphabet(string command) => Alphabets.ContainsKey(command);

    /// <summary>A text in an alphabet. A word stays plain in bold: nobody searches for 𝐬𝐨𝐟𝐭𝐦𝐚𝐱.</summary>
    public static string InAlphabet(string command, string text)
    {
        var (capitals, small, digits) = Alphabets[command];
        var isBold = capitals == 0x1D400;
        if (isBold && HasWord(text)) return text;
        var made = new StringBuilder(text.Length * 2);
        foreach (var c in text)
        {
            var code = c switch
            {
                >= 'A' and <= 'Z' => capitals + c - 'A',
                >= 'a' and <= 'z' => small + c - 'a',
                >= '0' and <= '9' when digits != 0 => digits + c - '0',
                >= 'Α' and <= 'Ω' when isBold => 0x1D6A8 + c - 'Α',
                >= 'α' and <= 'ω' when isBold => 0x1D6C2 + c - 'α',
                _ => 0,
            };
            if (code == 0) made.Append(c);
            else made.Append(Exceptions.TryGetValue(code, out var letter) ? letter : char.ConvertFromUtf32(code));
        }
        return made.ToString();
    }

    public static bool HasWord(string text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsAsciiLetter(text[i]) && char.IsAsciiLetter(text[i - 1])) return true;
        }
        return false;
    }

    private static readonly Dictionary<string, char> Accents = new Dictionary<string, char>
    {
        [@"\hat"] = '\u0302',
        [@"\widehat"] = '\u0302',
        [@"\tilde"] = '\u0303',
        [@"\widetilde"] = '\u0303',
        [@"\bar"] = '\u0304',
        [@"\overline"] = '\u0305',
        [@"\vec"] = '\u20D7',
        [@"\overrightarrow"] = '\u20D7',
        [@"\overleftarrow"] = '\u20D6',
        [@"\dot"] = '\u0307',
        [@"\ddot"] = '\u0308',
        [@"\dddot"] = '\u20DB',
        [@"\check"] = '\u030C',
        [@"\widecheck"] = '\u030C',
        [@"\breve"] = '\u0306',
        [@"\acute"] = '\u0301',
        [@"\grave"] = '\u0300',
        [@"\mathring"] = '\u030A',
        [@"\underline"] = '\u0332',
        [@"\underbar"] = '\u0331',
        [@"\utilde"] = '\u0330',
        [@"\cancel"] = '\u0338',
        [@"\sout"] = '\u0336',
    };

    public static IEnumerable<string> AccentCommands => Accents.Keys;

    /// <summary>A line goes over or under every character, another accent on the first: there are no wide ones.</summary>
    public static string WithAccent(string command, string text)
    {
        var accent = Accents[command];
        var isLine = accent is '\u0305' or '\u0332' or '\u0336';
        var made = new StringBuilder(text.Length * 2);
        foreach (var rune in text.EnumerateRunes())
        {
            var isFirst = made.Length == 0;
            made.Append(rune);
            if (isFirst || (isLine && rune.Value != ' ')) made.Append(accent);
        }
        return made.ToString();
    }

    /// <summary>mhchem's formulas: numbers after a letter or bracket are lowered, what follows <c>^</c> is raised.</summary>
    public static string Chemistry(string formula)
    {
        var made = new StringBuilder(formula.Length);
        var source = formula.Replace("<=>", "⇌", StringComparison.Ordinal).Replace("<->", "↔", StringComparison.Ordinal).Replace("->", "→", StringComparison.Ordinal);
        var (isRaised, isLowered) = (false, false);
        for (var i = 0; i < source.Length; i++)
        {
            var c = source[i];
            if (c is '^' or '_') (isRaised, isLowered) = (c == '^', false);
            else if (c is '{' or '}' or '\\' or '$') isRaised &= c != '}';
            else
            {
                var isAfterAtom = made.Length > 0 && (char.IsAsciiLetter(made[^1]) || isLowered || made[^1] is ')' or ']');
                isLowered = !isRaised && isAfterAtom && char.IsAsciiDigit(c);
                // A charge: the sign stands at the end of a molecule.
                isRaised = isRaised ? char.IsAsciiDigit(c) || c is '+' or '-' : isAfterAtom && c is '+' or '-' && (i + 1 == source.Length || source[i + 1] == ' ');
                var shown = c == '-' ? "−" : c.ToString();
                made.Append(isRaised || isLowered ? Of(shown, isRaised) : shown);
            }
        }
        return made.ToString();
    }

    private static Dictionary<char, char> Pairs(string from, string to) => from.Zip(to).ToDictionary(p => p.First, p => p.Second);
}
