namespace Transmission.Emit;

internal static class HtmlText
{
    /// <summary>For text and for values in double quotes alike.</summary>
    public static string Escape(string text) => CleanText.Of(text)
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
}
