using System.Text;

namespace Transmission.Preview;

/// <summary>What a page has only in a preview: the messages over it, and the script that keeps it up to date.</summary>
internal static class Decoration
{
    // Not a module and not deferred: it must see the page before the theme's script changes it.
    private const string Script = $"<script src=\"{PreviewAnswer.Own}script.js\"></script>";

    public static ReadOnlyMemory<byte> Into(ReadOnlyMemory<byte> page, string messages)
    {
        var end = page.Span.LastIndexOf("</body>"u8);
        if (end < 0) end = page.Length;
        return (byte[])[.. page.Span[..end], .. Encoding.UTF8.GetBytes(messages + Script), .. page.Span[end..]];
    }
}
