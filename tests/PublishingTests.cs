using System.Text;
using Transmission.Model;
using Transmission.Write;
using Xunit;

namespace Tests;

/// <summary>The published folder is the whole old site or the whole new one.</summary>
public sealed class PublishingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private string Output => Path.Combine(_folder.Path, "output");
    private string Input => Path.Combine(_folder.Path, "input");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_staged_is_there_after_publishing_and_nothing_else()
    {
        Publish(("a/index.html", "one"), ("gone.html", "gone"));
        Publish(("a/index.html", "two"), ("b.html", "new"));
        Assert.Equal(["a/index.html", "b.html", OutputTree.Marker.Value], Files());
        Assert.Equal("two", File.ReadAllText(Path.Combine(Output, "a", "index.html")));
        Assert.Equal([".output.lock", "output"], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_site_that_is_not_published_leaves_the_old_one_untouched()
    {
        Publish(("a.html", "old"));
        using (var staging = new StagingFolder(Output, Input)) Add(staging, "a.html", "new");
        Assert.Equal("old", File.ReadAllText(Path.Combine(Output, "a.html")));
    }

    [Fact]
    public void Many_threads_may_fill_one_new_folder_at_once()
    {
        using var staging = new StagingFolder(Output, Input);
        for (var folder = 0; folder < 300; folder++)
        {
            using var start = new Barrier(2);
            Parallel.Invoke(new ParallelOptions { MaxDegreeOfParallelism = 2 }, Enumerable.Range(0, 2).Select<int, Action>(file => () =>
            {
                start.SignalAndWait();
                Add(staging, $"{folder}/{file}.html", "x");
            }).ToArray());
        }
        Assert.Equal(600, staging.Changed);
    }

    [Fact]
    public void An_unchanged_file_keeps_its_time()
    {
        Publish(("a.html", "same"), ("b.html", "old"));
        var before = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Path.Combine(Output, "a.html"), before);
        Assert.Equal(1, Publish(("a.html", "same"), ("b.html", "new")));
        Assert.Equal(before, File.GetLastWriteTimeUtc(Path.Combine(Output, "a.html")));
    }

    [Fact]
    public void A_file_that_is_no_more_goes_though_nothing_else_changed()
    {
        Publish(("a.html", "same"), ("b/c.html", "gone"));
        Assert.Equal(0, Publish(("a.html", "same")));
        Assert.Equal(["a.html", OutputTree.Marker.Value], Files());
    }

    [Fact]
    public void A_site_in_which_nothing_changed_stays_where_it_is()
    {
        Publish(("a.html", "same"));
        var before = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        Directory.SetLastWriteTimeUtc(Output, before);
        Assert.Equal(0, Publish(("a.html", "same")));
        Assert.Equal(before, Directory.GetLastWriteTimeUtc(Output));
    }

    [Fact]
    public void A_file_that_somebody_changed_in_the_output_is_made_right_again()
    {
        Publish(("a.html", "right"));
        File.WriteAllText(Path.Combine(Output, "a.html"), "wrong");
        Publish(("a.html", "right"));
        Assert.Equal("right", File.ReadAllText(Path.Combine(Output, "a.html")));
    }

    [Fact]
    public void What_a_killed_build_left_behind_is_cleared_away()
    {
        Publish(("a.html", "old"));
        Directory.Move(Output, Path.Combine(_folder.Path, ".output.old")); // died between two renames
        _folder.Write(".output.next/half.html", "half");
        using (new StagingFolder(Output, Input)) Assert.Equal("old", File.ReadAllText(Path.Combine(Output, "a.html")));
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, ".output.next")));
    }

    [Fact]
    public void A_folder_with_other_things_in_it_is_refused()
    {
        _folder.Write("output/thesis.tex", "ten years of work");
        Assert.Throws<OutputFolderException>(() => new StagingFolder(Output, Input));
        Assert.True(File.Exists(Path.Combine(Output, "thesis.tex")));
    }

    [Fact]
    public void The_input_does_not_lie_in_the_output()
    {
        Assert.Throws<OutputFolderException>(() => new StagingFolder(Output, Path.Combine(Output, "input")));
        Assert.Throws<OutputFolderException>(() => new StagingFolder(Output, Output));
    }

    [Fact]
    public void Two_builds_do_not_write_one_site_at_once()
    {
        using var first = new StagingFolder(Output, Input);
        Assert.Throws<OutputFolderException>(() => new StagingFolder(Output, Input));
    }

    private int Publish(params (string Path, string Text)[] files)
    {
        using var staging = new StagingFolder(Output, Input);
        foreach (var (path, text) in files.Append((OutputTree.Marker.Value, ""))) Add(staging, path, text);
        staging.Publish();
        return staging.Changed;
    }

    private static void Add(StagingFolder staging, string path, string text) => staging.Add(new OutputPath(path), Encoding.UTF8.GetBytes(text), "");

    private IEnumerable<string> Files() => Directory.GetFiles(Output, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Output, file).Replace('\\', '/'))
        .OrderBy(path => path == OutputTree.Marker.Value).ThenBy(path => path, StringComparer.Ordinal);
}
