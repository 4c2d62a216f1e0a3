namespace Transmission.Dialect;

/// <summary>
/// <c>[text]({{ site.baseurl }}/about/)</c>: where Jekyll and its like put a tag into the target of a link, its spaces must not end
/// the target. While Markdig reads, another character stands for each; who answers for links knows what the tag means.
/// </summary>
internal static class TemplateTargets
{
    public const char Space = '\uFDD4';

    private const int LongestTag = 200;

    /// <summary>The same text, as long as before.</summary>
    public static string Join(string text)
    {
        char[]? joined = null;
        for (int at = 0; (at = text.IndexOf('{', at)) >= 0; at++)
        {
            if (!IsTarget(text, at)) continue;
            for (int end; (end = EndOfTag(text, at)) > 0; at = end)
            {
                joined ??= text.ToCharArray();
                joined.AsSpan(at, end - at).Replace(' ', Space);
            }
            if (at == text.Length) break;
        }
        return joined is null ? text : new string(joined);
    }

    private static bool IsTarget(string text, int at) =>
        at >= 2 && text[at - 2] == ']' && text[at - 1] == '(' || at >= 3 && text[at - 3] == ']' && text[at - 2] == ':' && text[at - 1] == ' ';

    private static int EndOfTag(string text, int at)
    {
        var rest = text.AsSpan(at, Math.Min(LongestTag, text.Length - at));
        if (rest is not ['{', '{' or '%', ..]) return -1;
        var line = rest.IndexOfAny('\n', '\r');
        var length = (line < 0 ? rest : rest[..line]).IndexOf(rest[1] == '{' ? "}}" : "%}");
        return length < 0 ? -1 : at + length + 2;
    }
}
