using System.Collections.Immutable;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Parse.Yaml;

/// <summary>A value in YAML and where in the file it stands.</summary>
internal abstract record YamlNode(TextSpan Span);

internal enum ScalarStyle { Plain, SingleQuoted, DoubleQuoted, Block }

/// <param name="HasLiteralBackslash">In double quotes: a backslash that YAML would take for an escape was read as TeX's.</param>
internal sealed record YamlScalar(string Value, ScalarStyle Style, TextSpan Span, bool HasLiteralBackslash = false) : YamlNode(Span)
{
    public bool IsNull => Style == ScalarStyle.Plain && Value is "" or "~" or "null" or "Null" or "NULL";
}

internal sealed record YamlList(ImmutableArray<YamlNode> Items, TextSpan Span) : YamlNode(Span);

internal sealed record YamlMap(ImmutableArray<YamlEntry> Entries, TextSpan Span) : YamlNode(Span);

internal sealed record YamlEntry(string Key, TextSpan KeySpan, YamlNode Value);

/// <summary>Under which rules a kind of file is reported: the same mistake has another id in front matter than in site.yml.</summary>
internal sealed record YamlRules(Rule Syntax, Rule UnknownKey, Rule WrongType, Rule DoubledKey, Rule Lenient)
{
    public static YamlRules FrontMatter { get; } = new(
        Rules.FrontMatterSyntax, Rules.FrontMatterUnknownKey, Rules.FrontMatterWrongType, Rules.FrontMatterDoubledKey, Rules.FrontMatterLenient);

    public static YamlRules Config { get; } = new(
        Rules.ConfigSyntax, Rules.ConfigUnknownKey, Rules.ConfigWrongType, Rules.ConfigDoubledKey, Rules.ConfigLenient);
}
