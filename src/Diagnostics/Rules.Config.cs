namespace Transmission.Diagnostics;

public static partial class Rules
{
    public static Rule ConfigSyntax { get; } = Error("CFG001", "site.yml is YAML: one 'key: value' a line.");

    public static Rule ConfigUnknownKey { get; } = Warning("CFG002",
        "The keys are title, description, url, language, author, license, timezone, permalink, articles_per_page, math, numbering, html, images, date, feed, cards, nav, bibliography, citations.");

    public static Rule ConfigWrongType { get; } = Error("CFG003", "Write a value of the kind that this key takes.");
    public static Rule ConfigDoubledKey { get; } = Error("CFG004", "Keep one of the two.");
    public static Rule ConfigLenient { get; } = Warning("CFG005", "Put the value in single quotes, and a ' inside it twice.");
    public static Rule ConfigValue { get; } = Error("CFG006", "Correct the value, or take the key out for its default.");
}
