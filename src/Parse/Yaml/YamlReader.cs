using System.Collections.Immutable;
using Transmission.Diagnostics;
using Transmission.Model;
using YamlDotNet.Core;

namespace Transmission.Parse.Yaml;

/// <summary>
/// The one reader of YAML, for front matter and site.yml. What YAML refuses as a whole is read again entry by entry,
/// so that one wrong line is one diagnostic and takes no other with it.
/// </summary>
internal sealed class YamlReader(SourceText source, YamlRules rules, DiagnosticBag diagnostics)
{
    private const int LargestText = 64 * 1024;

    /// <param name="span">Of the YAML in the file.</param>
    public YamlMap Read(TextSpan span)
    {
        if (span.Length > LargestText)
        {
            diagnostics.Report(rules.Syntax, $"this is larger than {LargestText / 1024} KiB", source.At(span.Start));
            return new YamlMap([], span);
        }
        var mended = YamlMending.Mend(source.Slice(span), out var tab);
        if (tab is { } at) diagnostics.Report(rules.Lenient, "YAML is indented with spaces, not with tabs", source.At(span.Start + at), "Write two spaces for the tab.");

        var map = ReadWhole(mended, span) ?? new YamlMap(ReadByEntry(mended, span), span);
        return Sound(map);
    }

    private YamlMap? ReadWhole(string mended, TextSpan span)
    {
        var node = Try(mended, span.Start, out var failure);
        if (failure is { IsFinal: true }) Refuse(span, failure);
        else if (failure is not null) return null;
        return node is null ? new YamlMap([], span) : node as YamlMap;
    }

    /// <param name="IsFinal">Whether reading the entries one by one is no use.</param>
    private sealed record Failure(string Message, int Offset, bool IsFinal = false);

    /// <summary>Hostile text brings forth other exceptions than the documented one (a version number that overflows).</summary>
    private static YamlNode? Try(string mended, int offset, out Failure? failure)
    {
        failure = null;
        try
        {
            return YamlTree.Read(mended, offset);
        }
        catch (YamlException e)
        {
            failure = new Failure(Plainly(e.Message), offset + (int)Math.Clamp(e.Start.Index, 0, mended.Length), e is TooLargeException);
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException or InvalidOperationException)
        {
            failure = new Failure("the text is not well-formed", offset);
        }
        return null;
    }

    private ImmutableArray<YamlEntry> ReadByEntry(string mended, TextSpan span)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        foreach (var entry in YamlLines.Entries(source.Text, span))
        {
            var text = mended.Substring(entry.Start - span.Start, entry.Length);
            var node = Try(text, entry.Start, out var failure);
            if (node is YamlMap map) entries.AddRange(map.Entries);
            else if (YamlLines.AsWritten(source.Text, entry) is { } written) entries.Add(Lenient(written));
            else if (node is not null || failure is not null) Refuse(entry, failure);
        }
        return entries.ToImmutable();
    }

    private YamlEntry Lenient((YamlEntry Entry, string Why) written)
    {
        diagnostics.Report(rules.Lenient, $"{written.Why}; '{written.Entry.Key}' is read as the text that stands there", source.At(written.Entry.Value.Span));
        return written.Entry;
    }

    private void Refuse(TextSpan entry, Failure? failure)
    {
        var offset = Math.Clamp(failure?.Offset ?? entry.Start, entry.Start, Math.Max(entry.Start, entry.End - 1));
        diagnostics.Report(rules.Syntax, $"this cannot be read as YAML: {failure?.Message ?? "a line that is no 'key: value'"}", source.At(offset));
    }

    /// <summary>YamlDotNet's commonest messages, for authors who know no grammars.</summary>
    private static string Plainly(string message) => message switch
    {
        _ when message.Contains("flow sequence", StringComparison.Ordinal) => "a list is not closed with ']'",
        _ when message.Contains("flow mapping", StringComparison.Ordinal) => "a map is not closed with '}'",
        _ when message.Contains("quoted scalar", StringComparison.Ordinal) => "a quote is not closed",
        _ when message.Contains("invalid mapping", StringComparison.Ordinal) => "a 'key: value' stands within a value",
        _ => message.TrimEnd('.'),
    };

    /// <summary>The map without doubled keys, of which the first counts; each oddity in it is reported.</summary>
    private YamlMap Sound(YamlMap map)
    {
        var first = new Dictionary<string, YamlEntry>();
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        foreach (var entry in map.Entries)
        {
            var known = entry.Key.StartsWith('\\') ? entry.Key : entry.Key.ToLowerInvariant(); // TeX's commands differ by case
            if (first.TryAdd(known, entry)) entries.Add(entry with { Value = Sound(entry.Value) });
            else diagnostics.Report(rules.DoubledKey, $"'{entry.Key}' is given twice", source.At(entry.KeySpan), new Note("the first one, which counts", source.At(first[known].KeySpan)));
        }
        return map with { Entries = entries.ToImmutable() };
    }

    private YamlNode Sound(YamlNode node)
    {
        switch (node)
        {
            case YamlMap map: return Sound(map);
            case YamlList list: return list with { Items = [.. list.Items.Select(Sound)] };
            case YamlScalar { HasLiteralBackslash: true }:
                diagnostics.Report(rules.Lenient, "in double quotes YAML takes a backslash for an escape; it is read as TeX's", source.At(node.Span));
                return node;
            default: return node;
        }
    }
}
