using CsCheck;
using Transmission.Caching;
using Xunit;

namespace Tests;

public sealed class CacheTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cache-").FullName;
    private readonly List<string> _warnings = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_kept_is_found_in_the_same_build_and_in_the_next()
    {
        using (var cache = Open())
        {
            Assert.True(cache.IsEmpty);
            for (var i = 0; i < 1000; i++) cache.Keep(Key(i), Result(i));
            AssertWhole(cache, 1000);
            cache.Flush(isWholeBuild: true);
            AssertWhole(cache, 1000);
        }
        using var next = Open();
        Assert.False(next.IsEmpty);
        AssertWhole(next, 1000);
        Assert.False(next.Contains(Key(1000)));
        Assert.Empty(_warnings);
    }

    [Fact]
    public void Who_reads_a_result_may_read_another()
    {
        using var cache = Open();
        for (var i = 0; i < 3; i++) cache.Keep(Key(i), [.. Enumerable.Repeat((byte)i, i == 2 ? 120_000 : 50_000 - 20_000 * i)]);
        cache.Keep(Key(3), new byte[2_000_000]); // so that those before it lie on the disk
        var all = new List<byte>();
        Assert.True(cache.TryGet(Key(0), first =>
        {
            Assert.True(cache.TryGet(Key(1), second => second[^1], out var inner));
            all.AddRange([inner, first[0], first[^1]]);
            return cache.TryGet(Key(2), third => third[^1], out inner) ? inner : 9;
        }, out var last));
        Assert.Equal([1, 0, 0, 2], [.. all, (byte)last]);
        Assert.True(cache.TryGet(Key(0), again => again[^1], out var end));
        Assert.Equal(0, end);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(3_000_000)] // more than what is held back
    public void A_result_may_be_of_any_size(int length)
    {
        var text = new string('中', length);
        using (var cache = Open())
        {
            cache.Keep(Key(1), "before");
            cache.Keep(Key(2), text);
            Assert.True(cache.TryGet(Key(2), out string now) && now == text);
        }
        using var next = Open();
        Assert.True(next.TryGet(Key(2), out string later) && later == text);
        Assert.True(next.TryGet(Key(1), out string before) && before == "before");
    }

    [Fact]
    public void A_build_that_dies_leaves_the_earlier_results()
    {
        Fill(10);
        var dying = Open();
        for (var i = 10; i < 5000; i++) dying.Keep(Key(i), Result(i));
        using var next = Open(); // while the other holds its file, as if it had been killed
        AssertWhole(next, 10);
        Assert.False(next.Contains(Key(10)));
        dying.Dispose();
    }

    [Fact]
    public void Damage_is_never_read()
    {
        Fill(50);
        var file = Assert.Single(Directory.GetFiles(_folder));
        var whole = File.ReadAllBytes(file);
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Int[0, 7], Gen.OneOf("flip", "cut", "header", "append")).Sample((at, bit, kind) =>
        {
            byte[] damaged = [.. whole];
            if (kind == "flip") damaged[at] ^= (byte)(1 << bit);
            if (kind == "cut") damaged = damaged[..at];
            if (kind == "header") damaged[^1] ^= 1;
            if (kind == "append") damaged = [.. damaged, 0];
            File.WriteAllBytes(file, damaged);
            using var cache = Open();
            for (var i = 0; i < 50; i++) Assert.True(!cache.TryGet(Key(i), out string result) || result == Result(i));
        }, iter: 300, threads: 1);
    }

    [Fact]
    public void A_damaged_result_is_made_again_and_kept()
    {
        Fill(50);
        var file = Assert.Single(Directory.GetFiles(_folder));
        var bytes = File.ReadAllBytes(file);
        bytes[5] ^= 1;
        File.WriteAllBytes(file, bytes);
        using (var cache = Open())
        {
            Assert.True(cache.Contains(Key(0)));
            Assert.False(cache.TryGet(Key(0), out string _));
            cache.Keep(Key(0), Result(0));
            AssertWhole(cache, 50);
        }
        using var next = Open();
        AssertWhole(next, 50);
    }

    [Fact]
    public void Two_builds_at_once_keep_what_both_made()
    {
        Fill(10);
        using (var one = Open())
        using (var other = Open())
        {
            Parallel.For(0, 2000, i => (i % 2 == 0 ? one : other).Keep(Key(i), Result(i)));
            one.Flush(isWholeBuild: true);
            other.Flush(isWholeBuild: true);
        }
        using var next = Open();
        AssertWhole(next, 2000);
    }

    [Fact]
    public void Many_builds_leave_few_files()
    {
        for (var i = 0; i < 30; i++)
        {
            using var cache = Open();
            cache.Keep(Key(i), Result(i));
        }
        Assert.InRange(Directory.GetFiles(_folder, "*.segment").Length, 1, 9);
        using var next = Open();
        AssertWhole(next, 30);
    }

    [Fact]
    public void What_is_large_is_not_copied_when_small_files_become_one()
    {
        var picture = new byte[11 << 20];
        using (var cache = Open())
            for (var i = 0; i < 3; i++) cache.Keep(CacheKey.Of("picture", $"{i}"), picture);
        var large = Assert.Single(Directory.GetFiles(_folder, "*.segment"));
        Many_builds_leave_few_files();
        Assert.True(File.Exists(large));
        using var next = Open();
        Assert.True(next.Contains(CacheKey.Of("picture", "2")));
    }

    [Fact]
    public void What_a_whole_build_did_not_ask_for_goes_once_it_is_most_of_the_cache()
    {
        using (var cache = Open())
            for (var i = 0; i < 100; i++) cache.Keep(Key(i), new string('x', 100_000));
        using (var cache = Open())
        {
            for (var i = 0; i < 60; i++) cache.Contains(Key(i));
            cache.Flush(isWholeBuild: true);
            Assert.True(cache.Contains(Key(99)));
        }
        using (var cache = Open())
        {
            for (var i = 0; i < 40; i++) cache.Contains(Key(i));
            cache.Flush(isWholeBuild: true);
            Assert.True(cache.Contains(Key(39)));
        }
        using var next = Open();
        Assert.True(next.TryGet(Key(39), out string _));
        Assert.False(next.Contains(Key(40)));
    }

    [Fact]
    public void When_much_has_gathered_one_build_takes_no_shortcut_and_what_it_did_not_ask_for_goes()
    {
        var (large, builds) = (new string('a', 100_000), 0);
        using (var first = Open())
        {
            for (var i = 0; i < 100; i++) first.Keep(Key(i), large);
            first.Flush(isWholeBuild: true);
            Assert.False(first.HasGrown);
        }
        for (var isDue = false; !isDue; builds++)
        {
            using var after = Open();
            isDue = after.HasGrown;
            var shortcuts = new Shortcuts(after, isClosed: isDue);
            Assert.Equal(!isDue, shortcuts.TryGet(Key(0), out string _));
            Assert.Equal(!isDue, shortcuts.WereTaken);
            if (isDue) for (var i = 0; i < 100; i++) Assert.True(after.TryGet(Key(i), out string _));
            else for (var i = 0; i < 10; i++) shortcuts.Keep(Key(1000 + 10 * builds + i), large);
            after.Flush(isWholeBuild: !shortcuts.WereTaken);
        }
        Assert.InRange(builds, 5, 20);
        using var next = Open();
        Assert.False(next.Contains(Key(1000)));
        Assert.True(next.Contains(Key(99)));
        Assert.False(next.HasGrown);
    }

    [Fact]
    public void A_disk_that_takes_nothing_is_told_once_and_costs_only_time()
    {
        var blocked = Path.Combine(_folder, "file");
        File.WriteAllText(blocked, "");
        using var cache = new CacheStore(Path.Combine(blocked, "cache"), _warnings.Add);
        for (var i = 0; i < 10; i++) cache.Keep(Key(i), Result(i));
        AssertWhole(cache, 10);
        cache.Flush(isWholeBuild: true);
        Assert.Single(_warnings);
    }

    [Fact]
    public void Keys_differ_where_the_inputs_do()
    {
        CacheKey[] keys = [CacheKey.Of("f", "1", "a", "b"), CacheKey.Of("f", "1", "ab", ""), CacheKey.Of("f", "1", "ab"), CacheKey.Of("f", "2", "a", "b"),
            CacheKey.Of("g", "1", "a", "b"), CacheKey.Of("f1", "", "a", "b"), CacheKey.Of("f", "1", "\uD800"), CacheKey.Of("f", "1", "\uFFFD"), CacheKey.Of("f", "1", new string('a', 5000))];
        Assert.Distinct(keys);
        Assert.Equal(CacheKey.Of("f", "1", "a", "b"), keys[0]);
    }

    private CacheStore Open() => new(_folder, _warnings.Add);

    private void Fill(int count)
    {
        using var cache = Open();
        for (var i = 0; i < count; i++) cache.Keep(Key(i), Result(i));
    }

    private static CacheKey Key(int i) => CacheKey.Of("test", "1", i.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static string Result(int i) => $"<span>结果 {i}</span>{new string('.', i % 700)}";

    private static void AssertWhole(CacheStore cache, int count)
    {
        for (var i = 0; i < count; i++) Assert.True(cache.Contains(Key(i)) && cache.TryGet(Key(i), out string result) && result == Result(i), $"{i}");
    }
}
