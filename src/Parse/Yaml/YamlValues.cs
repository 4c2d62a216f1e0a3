using System.Collections.Immutable;
using System.Globalization;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Parse.Yaml;

/// <summary>
/// Reads entries as the types they should have. An entry that is missing or empty gives null; one of a wrong type is
/// reported and gives null too.
/// </summary>
internal sealed class YamlValues(SourceText source, YamlRules rules, DiagnosticBag diagnostics)
{
    public SourceText Source => source;
    public DiagnosticBag Diagnostics => diagnostics;

    public SpannedText? Text(YamlEntry? entry)
    {
        if (entry is null) return null;
        if (entry.Value is YamlScalar scalar) return Whole(scalar);
        return Wrong<SpannedText>(entry, "a text", "Put it in quotes, if it is one.");
    }

    public bool? Flag(YamlEntry? entry) => Scalar(entry) switch
    {
        null => null,
        var scalar when AsFlag(scalar.Value) is { } flag => flag,
        _ => WrongValue<bool>(entry!, "true or false"),
    };

    public int? Number(YamlEntry? entry) => Scalar(entry) switch
    {
        null => null,
        var scalar when int.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => WrongValue<int>(entry!, "a whole number"),
    };

    /// <summary>A list of texts, flat however it is nested; a text alone is a list of one.</summary>
    /// <param name="nameKey">Where an item may be a map (<c>name: Ada</c>): the key of its text.</param>
    public ImmutableArray<SpannedText> Texts(YamlEntry? entry, string? nameKey = null)
    {
        var texts = ImmutableArray.CreateBuilder<SpannedText>();
        if (entry is not null) Collect(entry, entry.Value, nameKey, texts);
        return texts.ToImmutable();
    }

    public YamlMap? Map(YamlEntry? entry) => entry?.Value switch
    {
        null or YamlScalar { IsNull: true } => null,
        YamlMap map => map,
        _ => Wrong<YamlMap>(entry!, "a list of 'key: value'"),
    };

    /// <summary>The entries of a map by their names, whatever the case; each that is not among <paramref name="names"/> is reported.</summary>
    public Func<string, YamlEntry?> Known(YamlMap map, params ImmutableArray<string> names)
    {
        foreach (var entry in map.Entries)
        {
            if (!names.Contains(entry.Key, StringComparer.OrdinalIgnoreCase)) Unknown(entry, names);
        }
        return name => map.Entries.FirstOrDefault(entry => entry.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    public void Unknown(YamlEntry entry, IEnumerable<string> names)
    {
        var meant = Spelling.Nearest(entry.Key, names);
        diagnostics.Report(rules.UnknownKey, $"unknown key '{entry.Key}'", source.At(entry.KeySpan), Spelling.Hint(meant));
    }

    public static bool? AsFlag(string value) => value.ToLowerInvariant() switch
    {
        "true" or "yes" or "on" => true,
        "false" or "no" or "off" => false,
        _ => null,
    };

    public T? Wrong<T>(YamlEntry entry, string wanted, string? hint = null) where T : class
    {
        ReportWrong(entry, wanted, hint);
        return null;
    }

    public T? WrongValue<T>(YamlEntry entry, string wanted) where T : struct
    {
        ReportWrong(entry, wanted, null);
        return null;
    }

    private void ReportWrong(YamlEntry entry, string wanted, string? hint) =>
        diagnostics.Report(rules.WrongType, $"'{entry.Key}' must be {wanted}, not {Kind(entry.Value)}", source.At(entry.Value.Span), hint);

    public YamlScalar? Scalar(YamlEntry? entry) => entry?.Value switch
    {
        null => null,
        YamlScalar scalar => scalar.IsNull ? null : scalar,
        _ => Wrong<YamlScalar>(entry!, "one value"),
    };

    private void Collect(YamlEntry entry, YamlNode node, string? nameKey, ImmutableArray<SpannedText>.Builder texts)
    {
        switch (node)
        {
            case YamlScalar scalar when Whole(scalar) is { } text: texts.Add(text); break;
            case YamlList list: foreach (var item in list.Items) Collect(entry, item, nameKey, texts); break;
            case YamlMap map when map.Entries.FirstOrDefault(inner => inner.Key.Equals(nameKey, StringComparison.OrdinalIgnoreCase)) is { } named:
                Collect(named, named.Value, null, texts);
                break;
            case YamlMap: Wrong<YamlMap>(entry with { Value = node }, "a list of texts"); break;
        }
    }

    /// <summary>
    /// The text of a scalar. What YAML takes for a comment although no space follows its <c>#</c> (<c>tags: #math</c>,
    /// <c>title: Exercise #3</c>) is text.
    /// </summary>
    private SpannedText? Whole(YamlScalar scalar)
    {
        if (scalar.Style == ScalarStyle.Plain && HashedText(scalar.Span) is { } whole)
        {
            diagnostics.Report(rules.Lenient, "what follows '#' is a comment in YAML; it is read as text", source.At(whole));
            return new SpannedText(source.Slice(whole), whole);
        }
        var text = scalar.Value.Trim();
        return scalar.IsNull || text.Length == 0 ? null : new SpannedText(text, SpanOf(text, scalar.Span));
    }

    /// <summary>Without the quotes or the mark of a block, where the text stands there as it is.</summary>
    private TextSpan SpanOf(string text, TextSpan scalar)
    {
        var inside = source.Text.AsSpan(scalar.Start, scalar.Length).IndexOf(text, StringComparison.Ordinal);
        return inside < 0 ? scalar : new TextSpan(scalar.Start + inside, text.Length);
    }

    private TextSpan? HashedText(TextSpan scalar)
    {
        var line = source.Text.AsSpan(scalar.End);
        var end = line.IndexOfAny('\r', '\n');
        if (end >= 0) line = line[..end];
        var rest = line.TrimStart(" \t");
        if (rest.Length < 2 || rest[0] != '#' || char.IsWhiteSpace(rest[1]) || rest[1] == '#' || rest.Length == line.Length) return null;
        var start = scalar.Length > 0 ? scalar.Start : scalar.End + line.Length - rest.Length;
        return TextSpan.FromBounds(start, scalar.End + line.TrimEnd(" \t").Length);
    }

    private static string Kind(YamlNode node) => node switch
    {
        YamlMap => "a list of 'key: value'",
        YamlList => "a list",
        YamlScalar scalar when scalar.Value.Length <= 40 => $"'{scalar.Value}'",
        _ => "a text",
    };
}
