using System.Collections.Immutable;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Citations;

/// <summary>From the text of a BibTeX file to works that can be cited. Whatever is wrong is reported, all in one run.</summary>
public static class BibliographyReader
{
    private const int LongestChain = 8; // of cross-references

    public static Bibliography Read(SourceText source, DiagnosticBag diagnostics)
    {
        var entries = BibReader.Read(source, diagnostics);
        var byKey = new Dictionary<string, BibEntry>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (byKey.TryAdd(entry.Key, entry)) continue;
            var first = byKey[entry.Key];
            diagnostics.Report(Rules.BibDoubledKey, $"two entries have the key '{entry.Key}'", source.At(entry.KeySpan), new Note("the first", source.At(first.KeySpan)));
        }
        var wholes = entries.Select(entry => entry.Find("crossref")?.Text.Trim()).ToHashSet();
        var read = ImmutableArray.CreateBuilder<BibliographyEntry>(entries.Length);
        foreach (var entry in entries)
        {
            if (byKey[entry.Key] != entry || entry.Type is "xdata" or "set") continue;
            var whole = Inherit(entry, byKey, source, diagnostics, LongestChain);
            Check(whole, source, diagnostics);
            read.Add(new EntryReader(source, diagnostics, whole).Read() with { IsWhole = wholes.Contains(entry.Key) });
        }
        return new Bibliography(source, read.ToImmutable());
    }

    /// <summary>Fields that an entry lacks come from the one that it is part of, whose title is the title of the whole.</summary>
    private static BibEntry Inherit(BibEntry entry, Dictionary<string, BibEntry> byKey, SourceText source, DiagnosticBag diagnostics, int left)
    {
        if (entry.Find("crossref") is not { } link) return entry;
        var key = link.Text.Trim();
        if (!byKey.TryGetValue(key, out var parent) || parent == entry || left == 0)
        {
            var hint = Spelling.Hint(Spelling.Nearest(key, byKey.Keys.Where(other => other != entry.Key)));
            diagnostics.Report(Rules.BibCrossReference, parent == entry || left == 0 ? $"'{entry.Key}' refers to itself" : $"no entry has the key '{key}'", source.At(link.ToFile(0, link.Text.Length)), hint);
            return entry;
        }
        var whole = left > 1 ? Inherit(parent, byKey, source, diagnostics, left - 1) : parent;
        var isPart = entry.Type.StartsWith("in", StringComparison.Ordinal) || entry.Type == "conference";
        var inherited = whole.Fields
            .Where(field => field.Name is not ("crossref" or "label" or "sortkey" or "note" or "annote" or "ids" or "options"))
            .Where(field => !isPart || field.Name != "booktitle" || whole.Find("title") is null)
            .Select(field => isPart && field.Name == "title" ? field with { Name = "booktitle" } : field)
            .Where(field => entry.Find(field.Name) is null);
        return entry with { Fields = [.. entry.Fields, .. inherited] };
    }

    private static void Check(BibEntry entry, SourceText source, DiagnosticBag diagnostics)
    {
        if (EntryType.Find(entry.Type) is not { } type)
        {
            diagnostics.Report(Rules.BibUnknownType, $"'@{entry.Type}' is no type of entry", source.At(entry.TypeSpan), Spelling.Hint(Spelling.Nearest(entry.Type, EntryType.Names)));
            return;
        }
        string[] missing = [.. type.Required.Where(group => group.All(name => entry.Find(name) is null)).Select(group => group[0])];
        if (missing.Length > 0)
            diagnostics.Report(Rules.BibFieldMissing, $"'{entry.Key}' (@{entry.Type}) has no {string.Join(", no ", missing)}", source.At(entry.KeySpan));
    }
}
