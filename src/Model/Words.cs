namespace Transmission.Model;

/// <summary>The words of the theme in one language. A new language is one more instance; a missing word is a compile error.</summary>
public sealed record Words
{
    public required string Archive { get; init; }
    public required string Topics { get; init; }
    public required string Tags { get; init; }
    public required string Series { get; init; }
    public required string About { get; init; }
    public required string Contents { get; init; }
    public required string Footnote { get; init; }
    public required string SkipToText { get; init; }

    public static Words For(string language) => language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese : English;

    private static Words Chinese { get; } = new()
    {
        Archive = "归档", Topics = "专题", Tags = "标签", Series = "连载", About = "关于", Contents = "目录", Footnote = "注", SkipToText = "跳到正文",
    };

    private static Words English { get; } = new()
    {
        Archive = "Archive", Topics = "Topics", Tags = "Tags", Series = "Series", About = "About", Contents = "Contents", Footnote = "Note", SkipToText = "Skip to text",
    };
}
