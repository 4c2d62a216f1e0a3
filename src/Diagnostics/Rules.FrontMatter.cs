namespace Transmission.Diagnostics;

public static partial class Rules
{
    public static Rule FrontMatterSyntax { get; } = Error("FM001",
        "Front matter is YAML: one 'key: value' a line, lists in [a, b] or on lines that begin with '- '.");

    public static Rule FrontMatterUnknownKey { get; } = Warning("FM002",
        "The keys are title, date, updated, topic, tags, series, order, description, slug, permalink, aliases, draft, lang, authors, cover, toc, math, numbering, bibliography, citations, paper, license.");

    public static Rule FrontMatterWrongType { get; } = Error("FM003", "Write a value of the kind that this key takes.");
    public static Rule FrontMatterDoubledKey { get; } = Error("FM004", "Keep one of the two.");
    public static Rule FrontMatterLenient { get; } = Warning("FM005", "Put the value in single quotes, and a ' inside it twice.");

    public static Rule FrontMatterDate { get; } = Error("FM006",
        "Write a date as 2024-05-07, 2024-05-07 21:30 or 2024-05-07T21:30:00+08:00.");

    public static Rule FrontMatterNotClosed { get; } = Error("FM007", "End the front matter with a line of three dashes.");
    public static Rule FrontMatterForeign { get; } = Error("FM008", "Write it in YAML, between two lines of three dashes.");
    public static Rule FrontMatterTwins { get; } = Warning("FM009", "Keep one of the two.");
}
