using System.Text;
using Transmission.Diagnostics;
using Transmission.Model;
using Transmission.Parse;
using Transmission.Read;
using Xunit;

namespace Tests;

public sealed class InputTests
{
    [Fact]
    public void Files_come_in_the_order_of_their_paths_and_what_is_left_out_is_listed()
    {
        using var folder = new TemporaryFolder();
        foreach (var file in new[] { "b.md", "a/z.md", "文/图.png", "_posts/p.md", "_drafts/d.md", "_site/x.md", ".git/config", "a/.hidden", "node_modules/p/i.js", "site.yml", "out/index.html", "B.md" })
            folder.Write(file, file);

        var input = InputReader.Read(folder.Path, new DiagnosticBag(), Path.Combine(folder.Path, "out"));

        Assert.Equal(["B.md", "_drafts/d.md", "_posts/p.md", "a/z.md", "b.md", "文/图.png"], input.Files.Select(file => file.Path.Value));
        Assert.Equal([".git/", "_site/", "a/.hidden", "node_modules/", "out/"], input.LeftOut.Select(file => file.Path));
        Assert.Equal("a/z.md", Encoding.UTF8.GetString(input.Files[3].Bytes.Span));
    }

    [Fact]
    public void Links_to_folders_end_no_walk_in_circles()
    {
        using var folder = new TemporaryFolder();
        using var outside = new TemporaryFolder();
        folder.Write("a/x.md", "x");
        outside.Write("y.md", "y");
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "a", "again"), folder.Path);
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "around"), Path.GetDirectoryName(folder.Path)!);
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "other"), outside.Path);
        Directory.CreateSymbolicLink(Path.Combine(outside.Path, "self"), outside.Path);
        File.CreateSymbolicLink(Path.Combine(folder.Path, "dead.md"), Path.Combine(folder.Path, "nowhere.md"));
        File.CreateSymbolicLink(Path.Combine(folder.Path, "one.md"), Path.Combine(folder.Path, "two.md"));
        File.CreateSymbolicLink(Path.Combine(folder.Path, "two.md"), Path.Combine(folder.Path, "one.md"));
        var told = new DiagnosticBag();

        var input = InputReader.Read(folder.Path, told);

        Assert.Equal(["a/x.md", "other/y.md"], input.Files.Select(file => file.Path.Value));
        Assert.Equal(["a/again/", "around/", "dead.md", "one.md", "other/self/", "two.md"], input.LeftOut.Select(file => file.Path));
        Assert.Equal(4, told.InOrder().Count(d => d.Rule == Rules.FileUnreadable));
    }

    /// <summary>Whatever programs do to a folder, what a watcher tells of it leads to what there is.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Looking_at_what_was_touched_finds_what_a_whole_reading_does(int seed)
    {
        using var folder = new TemporaryFolder();
        var random = new Random(seed);
        string[] names = ["a.md", "b.md", "x/c.md", "x/y/d.md", ".obsidian/workspace.json", "_site/e.md", "x/.hidden.md", "p.png", "out/index.html"];
        var live = new InputFolder(folder.Path, [Path.Combine(folder.Path, "out")]);
        string FullPath() => Path.Combine(folder.Path, names[random.Next(names.Length)]);
        var (history, looks) = (new List<string>(), 0);
        for (var step = 0; step < 150; step++)
        {
            var touched = new HashSet<string>();
            for (var change = random.Next(3); change >= 0; change--) history.Add($"{step} {Change(random, FullPath(), FullPath(), touched)}");
            var again = live.ReadAgain(touched);
            if (again is not null) looks++;
            var found = again ?? live.Read(new DiagnosticBag(), touched.Contains);
            var whole = new InputFolder(folder.Path, [Path.Combine(folder.Path, "out")]).Read(new DiagnosticBag());
            Assert.True(Shown(whole) == Shown(found), $"{string.Join('\n', history)}\n{Shown(whole)}\nbut\n{Shown(found)}");
        }
        Assert.InRange(looks, 20, 150);

        static string Shown(InputFiles files) => string.Join('\n', files.Files.Select(file => $"{file.Path} {Encoding.UTF8.GetString(file.Bytes.Span)}"));
    }

    /// <returns>What was done. A watcher tells the folders that come and go, and of what is in them not always.</returns>
    private static string Change(Random random, string path, string other, HashSet<string> touched)
    {
        touched.Add(path);
        var isThere = File.Exists(path);
        switch (random.Next(8))
        {
            case 0 when isThere: File.Delete(path); return $"delete {path}";
            case 1 when isThere && other != path:
                Directory.CreateDirectory(Path.GetDirectoryName(other)!);
                File.Move(path, other, overwrite: true);
                touched.Add(other);
                return $"move {path} to {other}";
            case 2 when isThere: File.WriteAllText(path, ""); return $"empty {path}";
            case 3 when Path.GetDirectoryName(path) is { } parent && parent.EndsWith("/y", StringComparison.Ordinal) && Directory.Exists(parent):
                Directory.Delete(parent, recursive: true);
                touched.Remove(path);
                touched.Add(parent);
                return $"delete {parent}";
            case 4 when isThere: // as careful programs save
                File.WriteAllText(path + ".new", $"{random.Next()}");
                File.Move(path + ".new", path, overwrite: true);
                touched.Add(path + ".new");
                return $"save through another {path}";
            default:
                if (Path.GetDirectoryName(path) is { } around && !Directory.Exists(around)) touched.Add(Directory.CreateDirectory(around).FullName);
                File.WriteAllText(path, $"{random.Next()}");
                return $"write {path}";
        }
    }

    [Fact]
    public void A_program_s_own_files_in_a_hidden_folder_do_not_make_the_whole_be_read()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.md", "1");
        var own = folder.Write(".obsidian/workspace.json", "{}");
        var live = new InputFolder(folder.Path, []);
        live.Read(new DiagnosticBag());
        var note = folder.Write("a.md", "2");
        folder.Write(".obsidian/workspace.json", "{\"a.md\":1}");
        Assert.Equal("2", Encoding.UTF8.GetString(live.ReadAgain(new HashSet<string> { note, own })!.Files.Single().Bytes.Span));
    }

    [Fact]
    public void A_folder_is_the_same_with_a_slash_behind_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.md", "1");
        var live = new InputFolder(folder.Path + Path.DirectorySeparatorChar, []);
        live.Read(new DiagnosticBag());
        var note = folder.Write("a.md", "2");
        Assert.Equal("2", Encoding.UTF8.GetString(live.ReadAgain(new HashSet<string> { note })!.Files.Single().Bytes.Span));
    }

    [Fact]
    public void When_a_watcher_has_lost_count_the_whole_is_read()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.md", "1");
        var live = new InputFolder(folder.Path, []);
        live.Read(new DiagnosticBag());
        Assert.Null(live.ReadAgain(new HashSet<string> { Path.GetFullPath(folder.Path) })); // as InputWatcher tells it
    }

    [Fact]
    public void The_configuration_lies_in_the_input_or_beside_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("input/a.md", "");
        Assert.Null(InputReader.ReadConfig(Path.Combine(folder.Path, "input")));
        folder.Write("site.yml", "title: outer");
        Assert.Equal("title: outer", Text(InputReader.ReadConfig(Path.Combine(folder.Path, "input") + "/")!));
        folder.Write("input/site.yml", "title: inner");
        Assert.Equal("title: inner", Text(InputReader.ReadConfig(Path.Combine(folder.Path, "input"))!));
    }

    public static TheoryData<string, int, string> OtherEncodings => new()
    {
        { "# 注意力机制\n\n这是一篇很久以前写下的文章。\n", 54936, "GB18030" },
        { "# 注意力機制\n\n這是一篇很久以前寫下的文章。\n", 950, "Big5" },
        { "# Théorème\n\nÀ démontrer, déjà.\n", 1252, "Latin-1" },
        { "# 注意力机制\n\n这是一篇文章。\n", 1200, "UTF-16" },
    };

    [Theory]
    [MemberData(nameof(OtherEncodings))]
    public void Bytes_that_are_not_UTF_8_are_an_error_that_names_what_they_seem_to_be(string text, int codePage, string name)
    {
        var encoding = codePage == 1200 ? new UnicodeEncoding(false, false) : CodePagesEncodingProvider.Instance.GetEncoding(codePage)!;
        var told = new DiagnosticBag();

        var source = TextDecoder.Decode(new SourceFile(new SitePath("a.md"), encoding.GetBytes(text)), told);

        if (codePage != 1200 || told.InOrder() is not [])
        {
            var diagnostic = Assert.Single(told.InOrder());
            Assert.Equal(Rules.FileEncoding, diagnostic.Rule);
            Assert.Contains(name, diagnostic.Message, StringComparison.Ordinal);
        }
        if (codePage != 1200) Assert.Equal(text, source.Text);
    }

    [Fact]
    public void The_first_bad_byte_is_told_by_line_and_column()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("很长的一段很正常的文字在前面\n好😀x"), 0xFF, .. "好"u8];
        var told = new DiagnosticBag();
        TextDecoder.Decode(new SourceFile(new SitePath("a.md"), bytes), told);
        var diagnostic = Assert.Single(told.InOrder());
        Assert.Equal(new Position(2, 4), diagnostic.At!.Position);
        Assert.Contains("0xFF", diagnostic.Message, StringComparison.Ordinal);
        Assert.Contains("damaged", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_is_dropped_and_NUL_replaced()
    {
        static string Decode(params ReadOnlySpan<byte[]> parts) =>
            TextDecoder.Decode(new SourceFile(new SitePath("a.md"), parts.ToArray().SelectMany(part => part).ToArray()), new DiagnosticBag()).Text;
        Assert.Equal("好", Decode(Encoding.UTF8.GetPreamble(), Encoding.UTF8.GetBytes("好")));
        Assert.Equal("好", Decode(Encoding.Unicode.GetPreamble(), Encoding.Unicode.GetBytes("好")));
        Assert.Equal("好", Decode(Encoding.BigEndianUnicode.GetPreamble(), Encoding.BigEndianUnicode.GetBytes("好")));
        Assert.Equal("a\uFFFDb", Decode("a\0b"u8.ToArray()));
        Assert.Equal("", Decode());
    }

    private static string Text(SourceFile file) => Encoding.UTF8.GetString(file.Bytes.Span);
}
