using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using Transmission.Caching;
using Transmission.Model;
using Transmission.Search;
using Xunit;

namespace Tests;

/// <summary>The parts that search is made of.</summary>
public sealed class SearchIndexTests
{
    private static readonly Gen<string> Term = Gen.Char["ab\u4e00注意力α\u3042\ud842\udfb7zß"].Array[1, TermTable.MaximalLength].Select(units => new string(units));

    [Fact]
    public void Folding_agrees_with_the_client_for_every_character()
    {
        var printed = ClientSearch.Node(Path.Combine(Repository.Root, "src", "Search", "folds.mjs"));
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "src", "Search", "folds.txt")), printed);
    }

    [Fact]
    public void Kinds_of_characters_agree_with_the_client()
    {
        const string Script = """
            import { isHan, isWord } from "./search-text.js";
            let kinds = "";
            for (let c = 0; c < 0x10000; c++) { const unit = String.fromCharCode(c); kinds += /\p{Cn}/u.test(unit) ? "?" : isHan(unit) ? "h" : isWord(unit) ? "w" : /\s/.test(unit) ? "s" : "o"; }
            console.log(kinds);
            """;
        var script = Path.Combine(Repository.Root, "theme", "vendor", $"kinds-{Environment.ProcessId}.mjs");
        File.WriteAllText(script, Script.Replace("./search-text.js", "../search-text.js", StringComparison.Ordinal));
        var kinds = ClientSearch.Node(script);
        File.Delete(script);
        var different = Enumerable.Range(0, 0x10000).Where(c => kinds[c] != '?' && CharUnicodeInfo.GetUnicodeCategory((char)c) != UnicodeCategory.OtherNotAssigned)
            .Where(c => "oshw"[(int)Units.Of((char)c)] != kinds[c] && c != 0xFEFF).Select(c => $"{c:X4}").ToArray();
        Assert.Empty(different); // U+FEFF is folded away
    }

    [Theory]
    [InlineData("注意力，机", "注意 意力 力 机")]
    [InlineData("线性 注意", "线性 性注 注意 意")]
    [InlineData("Softmax注意", "softmax 注意 意")]
    [InlineData("权重的方", "权重 重的方 的方 方")]
    [InlineData("权重的", "权重 重的 的")]
    [InlineData("Hölder ﬁx Ⅷ", "holder fix viii")]
    [InlineData("\u0002O(n²)\u0003frac bb\u0004", @"$2 $n2 $on2 \bb \frac n2 o")]
    [InlineData("a\u0002b", "a b")]
    public void Terms_are_cut_by_the_rules(string line, string expected)
    {
        var counts = new TermCounts();
        new Terms(counts).Read(line, 1);
        Assert.Equal(expected.Split(' ').Order(StringComparer.Ordinal), Enumerable.Range(0, counts.Count).Select(number => counts.Term(number).ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_client_reads_every_term_of_every_part_from_the_shards() => Term.Array[1, 400].Array[1, 4].Sample(texts =>
    {
        using var folder = new TemporaryFolder();
        var documents = texts.Select(words => DocumentOf(string.Join('，', words))).ToImmutableArray();
        foreach (var file in IndexFiles.Of(documents))
        {
            var path = Path.Combine(folder.Path, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Make().Span);
        }
        var script = Path.Combine(Repository.Tests, "search-terms.mjs");
        var written = TermsOf(documents);
        Assert.Equal(written, ClientSearch.Node(script, folder.Path + "\n" + string.Join('\n', written.Select(line => line.Split(':')[0]))).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }, iter: 8, threads: 1);

    [Fact]
    public void Stretches_of_the_alphabet_give_what_the_whole_gives() => Gen.Select(Term.Array[1, 60].Array[1, 4], Gen.Int[1, 20]).Sample((texts, most) =>
    {
        var documents = texts.Select(words => DocumentOf(string.Join('，', words))).ToImmutableArray();
        Assert.Equal(TermsOf(documents), TermsOf(documents, most));
    }, iter: 50);

    [Fact]
    public void A_packed_term_keeps_its_order() => Gen.Select(Term, Term).Sample((a, b) =>
    {
        var (first, second) = (a[..Math.Min(4, a.Length)], b[..Math.Min(4, b.Length)]);
        Assert.Equal(Math.Sign(string.CompareOrdinal(first, second)), PostingSorter.Pack(first).CompareTo(PostingSorter.Pack(second)));
        Span<char> units = stackalloc char[4];
        Assert.Equal(first, units[..PostingSorter.Unpack(PostingSorter.Pack(first), units)].ToString());
    });

    [Fact]
    public void The_same_documents_give_the_same_files_and_none_is_long() => Gen.OneOf(Term, Gen.Char["的一是a"].Array[1, 3].Select(units => new string(units))).Array[1, 400].Array[1, 6].Sample(texts =>
    {
        var documents = texts.Select(words => DocumentOf(string.Join('，', words))).ToImmutableArray();
        Assert.Equal(Files(documents), Files(documents));
        var longest = IndexFiles.Of(documents).Max(file => file.Path.StartsWith("terms/", StringComparison.Ordinal) ? file.Make().Length : 0);
        Assert.InRange(longest, 1, 20_000);
    }, iter: 20);

    [Fact]
    public void A_long_line_is_cut_where_no_phrase_is_lost()
    {
        var sentence = "设 \u0002x，y\u0003in\u0004 为实数，则有；";
        var parts = DocumentText.Of("t", "/", "", "", [], [new SearchLine(string.Concat(Enumerable.Repeat(sentence, 2_000)), "a", IsHeading: false)]);
        Assert.True(parts.Length > 5);
        Assert.All(parts, part => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(part), 1, 7_000));
        Assert.All(parts, part => Assert.Contains("\u0001a\u0001\n", part, StringComparison.Ordinal));
        Assert.All(parts, part => Assert.Equal(part.Count(c => c == '\u0002'), part.Count(c => c == '\u0004')));
    }

    [Fact]
    public void What_is_remembered_is_what_was_made()
    {
        var (cache, parts) = (new MemoryCache(), new[] { "题\n/\n\n\n\n正文与 words\n" });
        var made = PartTerms.Of(parts, cache).Terms.ToArray();
        Assert.Equal(made, PartTerms.Of(parts, cache).Terms.ToArray());
        Assert.NotEqual(made, PartTerms.Of(["题\n/\n\n\n\n正文\n"], cache).Terms.ToArray());
    }

    private static Searchable DocumentOf(string text)
    {
        var parts = DocumentText.Of("题", "/", "", "", [], [new SearchLine(text)]);
        return PartTerms.Of(parts, new MemoryCache());
    }

    /// <summary>Lines of «code units in hexadecimal: parts».</summary>
    private static List<string> TermsOf(ImmutableArray<Searchable> documents, int most = int.MaxValue)
    {
        var lines = new List<string>();
        new Inversion(documents, most).InOrder((term, postings) =>
            lines.Add($"{string.Join('.', term.ToArray().Select(unit => ((int)unit).ToString("x", CultureInfo.InvariantCulture)))}: {string.Join(' ', postings.ToArray().Select(posting => posting >> 4))}"));
        return lines;
    }

    private static string[] Files(ImmutableArray<Searchable> documents) => [.. IndexFiles.Of(documents).Select(file => file.Path + Convert.ToHexString(file.Make().Span))];
}
