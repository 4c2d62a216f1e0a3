using System.Collections.Immutable;
using Transmission.Model;
using Transmission.Parse.Yaml;

namespace Transmission.Parse;

/// <summary>Reads <c>math:</c>, of site.yml or of a document.</summary>
/// <param name="isPage">Whether macros keep the place of their definition: those of site.yml belong to no document.</param>
internal sealed class MathOptionsReader(YamlValues values, bool isPage)
{
    /// <summary>
    /// The options in <paramref name="entry"/>, and for those it does not name, <paramref name="basis"/>. Null where there
    /// is no entry, or one that only switches another system's mathematics on (<c>math: true</c>).
    /// </summary>
    public MathOptions? Read(YamlEntry? entry, MathOptions basis)
    {
        if (entry?.Value is YamlScalar { Value: var value } && YamlValues.AsFlag(value) is not null) return null;
        if (values.Map(entry) is not { } map) return null;
        var option = values.Known(map, "double", "brackets", "number", "macros");
        return basis with
        {
            Double = Double(option("double")) ?? basis.Double,
            Brackets = values.Flag(option("brackets")) ?? basis.Brackets,
            NumberAll = NumberAll(option("number")) ?? basis.NumberAll,
            Macros = Merged(basis.Macros, Macros(option("macros"))),
        };
    }

    private DoubleDollars? Double(YamlEntry? entry) => values.Scalar(entry)?.Value switch
    {
        null => null,
        "inline" => DoubleDollars.Inline,
        "display" => DoubleDollars.Display,
        "rule" => DoubleDollars.ByRule,
        _ => values.WrongValue<DoubleDollars>(entry!, "inline, display or rule"),
    };

    private bool? NumberAll(YamlEntry? entry) => values.Scalar(entry)?.Value switch
    {
        null => null,
        "all" => true,
        "labelled" or "labeled" => false,
        _ => values.WrongValue<bool>(entry!, "all or labelled"),
    };

    private static ImmutableArray<MacroDefinition> Merged(ImmutableArray<MacroDefinition> site, ImmutableArray<MacroDefinition> page) =>
        [.. site.Where(macro => page.All(own => own.Name != macro.Name)), .. page];

    private ImmutableArray<MacroDefinition> Macros(YamlEntry? entry)
    {
        if (values.Map(entry) is not { } map) return [];
        return [.. map.Entries.Select(Macro).OfType<MacroDefinition>()];
    }

    private MacroDefinition? Macro(YamlEntry entry)
    {
        var name = entry.Key.StartsWith('\\') ? entry.Key : '\\' + entry.Key;
        var isCommand = name.Length > 1 && (name.AsSpan(1).IndexOfAnyExcept(Letters) < 0 || name.Length == 2);
        if (!isCommand) return values.Wrong<MacroDefinition>(entry with { Value = new YamlScalar(entry.Key, ScalarStyle.Plain, entry.KeySpan) }, "a command such as \\R");

        var parts = entry.Value is YamlList list ? list.Items : [entry.Value];
        if (parts is not [YamlScalar body, ..] || parts.Length > 3 || parts.Any(part => part is not YamlScalar))
            return values.Wrong<MacroDefinition>(entry, "the macro's TeX, or a list of it, the number of its arguments and the first one's default");
        if (!HasPairedBraces(body.Value)) return values.Wrong<MacroDefinition>(entry with { Value = body }, "TeX in which every brace has its other");
        var arity = HighestArgument(body.Value);
        if (parts.Length > 1)
        {
            if (((YamlScalar)parts[1]).Value is not [>= '0' and <= '9' and var digit]) return values.Wrong<MacroDefinition>(entry with { Value = parts[1] }, "followed by a number of arguments, 0 to 9");
            arity = Math.Max(arity, digit - '0');
        }
        var standard = parts.Length > 2 ? ((YamlScalar)parts[2]).Value : null;
        return new MacroDefinition(name, standard is null ? arity : Math.Max(1, arity), standard, body.Value.Trim(), isPage ? entry.KeySpan : null);
    }

    private static readonly System.Buffers.SearchValues<char> Letters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ@*");

    private static bool HasPairedBraces(string body)
    {
        var depth = 0;
        for (var i = 0; i < body.Length && depth >= 0; i++)
        {
            if (body[i] == '\\') i++;
            else depth += body[i] switch { '{' => 1, '}' => -1, _ => 0 };
        }
        return depth == 0;
    }

    private static int HighestArgument(string body)
    {
        var highest = 0;
        for (var i = 0; i + 1 < body.Length; i++)
        {
            if (body[i] == '\\') i++;
            else if (body[i] == '#' && body[i + 1] is >= '1' and <= '9') highest = Math.Max(highest, body[i + 1] - '0');
        }
        return highest;
    }
}
