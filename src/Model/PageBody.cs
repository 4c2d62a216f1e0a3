using System.Text;

namespace Transmission.Model;

/// <summary>
/// The body of a document's page, in UTF-8. It is most of the bytes of a site, so it goes from the dialect to the disk as
/// it is: a theme prints <see cref="Mark"/> where it belongs, once, and whoever makes the file puts it there.
/// </summary>
/// <param name="make">Gives it; called when it is needed.</param>
/// <param name="digest">Of all that it is made from; empty where that is not known.</param>
public sealed class PageBody(Func<ReadOnlyMemory<byte>> make, string digest = "")
{
    private readonly Lazy<ReadOnlyMemory<byte>> _utf8 = new(make);

    public PageBody(ReadOnlyMemory<byte> utf8) : this(() => utf8) { }

    /// <summary>A character that no text holds: Unicode keeps it for the inside of programs, and where an author writes it he is told.</summary>
    public static Html Mark { get; } = new("\uFDDA");

    public ReadOnlyMemory<byte> Utf8 => _utf8.Value;

    public string Digest => digest;

    /// <summary>The mark, so that a theme of strings prints it like any other value.</summary>
    public override string ToString() => Mark.Value;

    public string Text => Encoding.UTF8.GetString(Utf8.Span);

    /// <summary>The page in UTF-8: <paramref name="page"/> with the body in the place of the mark.</summary>
    /// <exception cref="FormatException">The theme left the mark out.</exception>
    public byte[] Within(string page)
    {
        var utf8 = Utf8;
        var at = page.IndexOf(Mark.Value, StringComparison.Ordinal);
        if (at < 0) throw new FormatException("the theme prints no body");
        var before = page.AsSpan(0, at);
        var after = page.AsSpan(at + Mark.Value.Length);
        var length = Encoding.UTF8.GetByteCount(before);
        var result = GC.AllocateUninitializedArray<byte>(length + utf8.Length + Encoding.UTF8.GetByteCount(after));
        Encoding.UTF8.GetBytes(before, result);
        utf8.Span.CopyTo(result.AsSpan(length));
        Encoding.UTF8.GetBytes(after, result.AsSpan(length + utf8.Length));
        return result;
    }
}
