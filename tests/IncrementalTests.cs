using System.Collections.Immutable;
using System.Text;
using Transmission;
using Transmission.Caching;
using Transmission.Diagnostics;
using Transmission.Model;
using Transmission.Parse;
using Transmission.Read;
using Transmission.Write;
using Xunit;

namespace Tests;

/// <summary>A build after another, into the same folder and with the same cache, gives what a first build would have given.</summary>
public sealed class IncrementalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(20261124)]
    [InlineData(7)]
    public void After_every_edit_the_site_equals_a_clean_build(int seed)
    {
        var site = new EditedSite(seed);
        var input = Directory.CreateDirectory(Path.Combine(_folder.Path, "input")).FullName;
        var history = "begun";
        for (var step = 0; step < 20; step++)
        {
            site.WriteTo(input);
            if (step % 3 == 2) Meddle(Path.Combine(_folder.Path, "grown"));
            var grown = BuildInto("grown", "cache", site);
            var clean = BuildInto($"clean-{step}", $"cache-{step}", site);
            Assert.True(clean.Count > 10);
            AssertSame(clean, grown, history);
            history = site.Edit();
        }
    }

    /// <summary>What a preview keeps between two saves, under the same edits.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(20261130)]
    public void After_every_edit_a_session_that_lives_on_makes_what_a_clean_build_does(int seed)
    {
        var site = new EditedSite(seed);
        var input = Directory.CreateDirectory(Path.Combine(_folder.Path, "input")).FullName;
        var (history, style, config) = ("begun", "", default(SiteConfig));
        BuildSession? session = null;
        for (var step = 0; step < 20; step++)
        {
            site.WriteTo(input);
            if (session is null || style != site.Style)
            {
                session?.Dispose();
                session = new BuildSession(Styled(style = site.Style), new MemoryCache(), new Theme.RazorTheme().Images);
            }
            var walked = BuildInto("walked", "cache", site, session, ref config);
            var clean = BuildInto($"clean-{step}", $"cache-{step}", site);
            Assert.True(clean.Count > 10);
            AssertSame(clean, walked, history);
            history = site.Edit();
        }
        session!.Dispose();
    }

    private static void AssertSame(Dictionary<string, byte[]> clean, Dictionary<string, byte[]> grown, string history)
    {
        var differing = clean.Keys.Union(grown.Keys).Where(path => !clean.TryGetValue(path, out var bytes) || !grown.TryGetValue(path, out var other) || !bytes.AsSpan().SequenceEqual(other));
        Assert.True(!differing.Any(), $"after «{history}» these differ: {string.Join(", ", differing)}\n{Told(clean)}\nbut not\n{Told(grown)}");

        static string Told(Dictionary<string, byte[]> made) => Encoding.UTF8.GetString(made["what was told"]);
    }

    /// <summary>As somebody does who mends a page where it is published.</summary>
    private static void Meddle(string output)
    {
        var pages = Directory.GetFiles(output, "index.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        File.AppendAllText(pages[0], "<!-- -->");
        File.Delete(pages[^1]);
    }

    /// <summary>The files of the site, and what was told of it. Errors in the text, such as links to what was deleted, are warnings here, so that there is always a site.</summary>
    private Dictionary<string, byte[]> BuildInto(string output, string cacheName, EditedSite site)
    {
        SiteConfig? config = null;
        return BuildInto(output, cacheName, site, null, ref config);
    }

    /// <param name="session">One that lives on; null for one of this build alone.</param>
    /// <param name="config">As it was read for the session's last build: it stays the same object while site.yml does.</param>
    private Dictionary<string, byte[]> BuildInto(string output, string cacheName, EditedSite site, BuildSession? session, ref SiteConfig? config)
    {
        var (input, target) = (Path.Combine(_folder.Path, "input"), Path.Combine(_folder.Path, output));
        var (diagnostics, told) = (new DiagnosticBag(lenient: true), "");
        var read = SiteConfigReader.Read(InputReader.ReadConfig(input), null, diagnostics);
        if (config?.Digest != read.Digest) config = read;
        using var cache = new CacheStore(Path.Combine(_folder.Path, cacheName), _ => { });
        using (var staging = new StagingFolder(target, input))
        {
            var build = new Build(Styled(site.Style), config, new BuildOptions(site.Now, Lenient: true), new Theme.RazorTheme(), cache);
            var files = InputReader.Read(input, diagnostics).Files;
            var result = session is null ? build.Run(files, staging, diagnostics) : build.Run(files, session, staging, diagnostics);
            Assert.True(result.Succeeded);
            staging.Publish();
            using var printed = new StringWriter();
            new DiagnosticPrinter(printed, DiagnosticFormat.Text, "input").Print(result.Diagnostics);
            told = printed.ToString();
        }
        cache.Flush(isWholeBuild: true);
        var made = Directory.GetFiles(target, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(target, file), File.ReadAllBytes);
        made["what was told"] = Encoding.UTF8.GetBytes(told);
        return made;
    }

    private static Installation Styled(string style)
    {
        ImmutableArray<SourceFile> files = [.. InstalledTheme.Files.Files.Select(file =>
            file.Path.Value == "site.css" ? new SourceFile(file.Path, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file.Bytes.Span) + style)) : file)];
        return new Installation(files, path => InstalledTheme.Files.Bytes(path));
    }
}
