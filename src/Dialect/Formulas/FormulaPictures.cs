using System.Text;

namespace Transmission.Dialect.Formulas;

/// <summary>
/// Addresses at which a server draws a formula, as exports of Zhihu, Yuque, Jianshu and WordPress have them in place of the formula: the TeX is in the address.
/// </summary>
internal static class FormulaPictures
{
    /// <summary>What the address holds, and what its TeX stands behind; an empty one is the rest of the address.</summary>
    private static readonly (string Server, string Parameter)[] Servers =
    [
        ("/equation?", "tex="), ("math.jianshu.com/math?", "formula="), ("/render/math?", "math="), ("__latex/", "code="),
        ("/latex.php?", "latex="), ("/chart?cht=tx", "chl="), ("latex.codecogs.com/", ""),
    ];

    private const int LongestServer = 200;

    /// <summary>Whether an address begins with one of these servers.</summary>
    public static bool Begins(ReadOnlySpan<char> address)
    {
        address = address[..Math.Min(address.Length, LongestServer)];
        foreach (var (server, _) in Servers)
        {
            if (address.Contains(server, StringComparison.Ordinal)) return true;
        }
        return false;
    }

    /// <summary>Where the TeX stands in an address; null for an address of anything else.</summary>
    public static (int Start, int End)? TexIn(ReadOnlySpan<char> address)
    {
        foreach (var (server, parameter) in Servers)
        {
            var at = address.IndexOf(server);
            if (at < 0) continue;
            at += server.Length - 1;
            var start = parameter.Length > 0 ? ParameterIn(address, at, parameter) : address.IndexOf('?') + 1;
            if (start <= 0) return null;
            var length = parameter.Length > 0 ? address[start..].IndexOf('&') : -1;
            var end = length < 0 ? address.Length : start + length;
            return end > start ? (start, end) : null;
        }
        return null;
    }

    private static int ParameterIn(ReadOnlySpan<char> address, int at, string parameter)
    {
        while (true)
        {
            var length = address[at..].IndexOf(parameter);
            if (length < 0) return -1;
            at += length;
            if (address[at - 1] is '?' or '&' or '#') return at + parameter.Length;
            at++;
        }
    }

    /// <summary>The characters that the TeX of an address stands for, each with the place where what stands for it begins.</summary>
    public static void Decode(ReadOnlySpan<char> encoded, Action<string, int> add)
    {
        Span<byte> bytes = stackalloc byte[4];
        for (var i = 0; i < encoded.Length;)
        {
            var start = i;
            if (Entity(encoded[i..]) is var (text, length)) { add(text, start); i += length; continue; }
            if (ByteAt(encoded, i) is not { } first) { add(encoded[i] == '+' ? " " : encoded[i].ToString(), start); i++; continue; }
            var count = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
            (bytes[0], i) = (first, i + 3);
            var read = 1;
            for (; read < count && ByteAt(encoded, i) is { } next; i += 3) bytes[read++] = next;
            add(Encoding.UTF8.GetString(bytes[..read]), start);
        }
    }

    /// <summary>Of CodeCogs, which has words for what an address cannot hold.</summary>
    private static (string, int)? Entity(ReadOnlySpan<char> text) =>
        text.StartsWith("&amp;") ? ("&", 5) : text.StartsWith("&space;") ? (" ", 7) : text.StartsWith("&plus;") ? ("+", 6) : text.StartsWith("&hash;") ? ("#", 6) : null;

    private static byte? ByteAt(ReadOnlySpan<char> text, int at) =>
        at + 2 < text.Length && text[at] == '%' && byte.TryParse(text.Slice(at + 1, 2), System.Globalization.NumberStyles.HexNumber, null, out var value) ? value : null;
}
