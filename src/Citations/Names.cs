using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Transmission.Citations;

/// <summary>A person, or a group that has one name.</summary>
internal sealed record PersonName(string Family, string Given = "", string Particle = "", string Suffix = "", bool IsGroup = false)
{
    public string Full => IsGroup ? Family
        : string.Join(' ', new[] { Given, Particle, Family, Suffix }.Where(part => part.Length > 0));

    /// <summary>As running text calls it.</summary>
    public string Short => Particle.Length > 0 ? $"{Particle} {Family}" : Family;

    public JsonObject ToCsl()
    {
        if (IsGroup) return new JsonObject { ["literal"] = Family };
        var name = new JsonObject { ["family"] = Family };
        if (Given.Length > 0) name["given"] = Given;
        if (Particle.Length > 0) name["non-dropping-particle"] = Particle;
        if (Suffix.Length > 0) name["suffix"] = Suffix;
        return name;
    }
}

/// <summary>Lists of names: «First von Last», «von Last, First», «von Last, Jr, First», a group in braces, parted by «and» (BibTeXing, 4); and Chinese ones, which stay whole: nobody prints their parts apart.</summary>
internal static class Names
{
    /// <returns>And whether the list ends with «and others».</returns>
    public static (ImmutableArray<PersonName> Names, bool HasOthers) Read(BibText list, LatexReader latex)
    {
        var names = ImmutableArray.CreateBuilder<PersonName>();
        var hasOthers = false;
        foreach (var part in Split(list, IsAnd))
        {
            if (part.Text.Trim() is "others" or "等" or "et al." or "et al") hasOthers = true;
            else if (One(part, latex) is { } name) names.Add(name);
        }
        return (names.ToImmutable(), hasOthers);
    }

    public static bool IsHan(string text) => text.Length > 0 && text.EnumerateRunes().All(rune =>
        rune.Value is (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF) or 0x00B7 or 0x3007);

    private static PersonName? One(BibText text, LatexReader latex)
    {
        if (IsOneGroup(text.Text)) return latex.Plain(text) is { Length: > 0 } group ? new PersonName(group, IsGroup: true) : null;
        ImmutableArray<BibText> parts = [.. Split(text, (value, at) => value[at] is ',' or '，' ? 1 : 0)];
        if (parts.Length >= 2)
        {
            var (particle, family) = Particle([.. Split(parts[0], IsSpace)], latex);
            var given = latex.Plain(parts[^1]);
            if (IsHan(family + given)) return new PersonName(family + given);
            return family.Length + given.Length == 0 ? null : family.Length == 0 ? new PersonName(given, IsGroup: true)
                : new PersonName(family, given, particle, parts.Length > 2 ? latex.Plain(parts[1]) : "");
        }
        ImmutableArray<BibText> words = [.. Split(text, IsSpace)];
        if (words.IsEmpty) return null;
        if (words.Length == 1) return latex.Plain(words[0]) is { Length: > 0 } only ? new PersonName(only) : null;
        if (words.Length == 2 && words.All(word => IsHan(word.Text))) return new PersonName(words[0].Text + words[1].Text);
        return FirstVonLast(words, latex);
    }

    private static PersonName FirstVonLast(ImmutableArray<BibText> words, LatexReader latex)
    {
        var von = 0;
        while (von < words.Length - 1 && !IsSmall(words[von].Text)) von++;
        if (von == words.Length - 1) return new PersonName(latex.Plain(words[^1]), Joined(words[..^1], latex));
        var (particle, family) = Particle(words[von..], latex);
        return new PersonName(family, Joined(words[..von], latex), particle);
    }

    /// <summary>The words up to the last that begins small, which is never the whole.</summary>
    private static (string Particle, string Family) Particle(ImmutableArray<BibText> words, LatexReader latex)
    {
        var end = words.Length - 1;
        while (end > 0 && !IsSmall(words[end - 1].Text)) end--;
        return end <= 0 || !IsSmall(words[0].Text) ? ("", Joined(words, latex)) : (Joined(words[..end], latex), Joined(words[end..], latex));
    }

    private static string Joined(ImmutableArray<BibText> words, LatexReader latex) => string.Join(' ', words.Select(latex.Plain).Where(word => word.Length > 0));

    /// <summary>Whether its first letter outside of braces is small; a letter made by a command at the beginning of braces counts (BibTeXing, 4).</summary>
    private static bool IsSmall(string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] == '{' && !(i + 1 < word.Length && word[i + 1] == '\\')) return false;
            if (word[i] == '\\')
            {
                var start = i + 1;
                while (i + 1 < word.Length && char.IsAsciiLetter(word[i + 1])) i++;
                if (i < start) { i++; continue; } // an accent
                if (LatexCommands.Symbols.TryGetValue(word[start..(i + 1)], out var letter) && letter.Length > 0 && char.IsLetter(letter[0])) return char.IsLower(letter[0]);
                continue;
            }
            if (char.IsLetter(word[i])) return char.IsLower(word[i]);
        }
        return false;
    }

    private static bool IsOneGroup(string text)
    {
        text = text.Trim();
        if (text is not ['{', .., '}'] || text.StartsWith("{\\", StringComparison.Ordinal)) return false;
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0) return i == text.Length - 1;
        }
        return false;
    }

    /// <summary>The parts between what <paramref name="separator"/> finds outside of braces, without the space around them; empty ones are left out.</summary>
    private static IEnumerable<BibText> Split(BibText value, Func<string, int, int> separator)
    {
        var (text, start, depth) = (value.Text, 0, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length) depth += text[i] switch { '{' => 1, '}' => -1, _ => 0 };
            var length = i == text.Length ? 1 : depth <= 0 ? separator(text, i) : 0;
            if (length == 0) continue;
            var (from, to) = (start, i);
            while (from < to && char.IsWhiteSpace(text[from])) from++;
            while (to > from && char.IsWhiteSpace(text[to - 1])) to--;
            if (to > from) yield return value.Slice(from, to - from);
            start = i + length;
            i = start - 1;
        }
    }

    private static int IsSpace(string text, int at) => char.IsWhiteSpace(text[at]) || text[at] == '~' ? 1 : 0;

    private static int IsAnd(string text, int at)
    {
        if (text[at] is '、' or '；' or ';') return 1;
        return char.IsWhiteSpace(text[at]) && at + 4 < text.Length && string.Compare(text, at + 1, "and", 0, 3, StringComparison.OrdinalIgnoreCase) == 0 && char.IsWhiteSpace(text[at + 4]) ? 4 : 0;
    }
}
