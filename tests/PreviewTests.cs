using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text.Json;
using Transmission;
using Transmission.Model;
using Transmission.Preview;
using Xunit;

namespace Tests;

public sealed class PreviewTests
{
    private const string Article = "---\ntitle: One\ndate: 2024-01-02\n---\n\nThe first text with $x^2$.\n";
    private static readonly string Wrong = Article.Replace("$x^2$", @"$\farc{1}{2}$", StringComparison.Ordinal);
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private static readonly (string, string) First = ("posts/one.md", Article);
    private static readonly (string, string) About = ("about.md", "# About\n\nMe, and [one](posts/one.md).\n");

    [Fact]
    public async Task Every_kind_of_file_is_served_as_what_it_is()
    {
        await using var preview = await PreviewedFolder.StartAsync(First, About, ("figure.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='3'/>"), ("data.csv", "a,b\n"));
        foreach (var (path, type, text) in new[]
        {
            ("/", "text/html; charset=utf-8", ">One<"),
            ("/posts/one/", "text/html; charset=utf-8", "The first text"),
            ("/about/", "text/html; charset=utf-8", "href=\"/posts/one/\""),
            ("/figure.svg", "image/svg+xml; charset=utf-8", "<svg"),
            ("/data.csv", "text/csv; charset=utf-8", "a,b"),
        })
        {
            var (status, body, answer) = await preview.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Equal(type, answer.Content.Headers.ContentType!.ToString());
            Assert.Contains(text, body, StringComparison.Ordinal);
            Assert.True(answer.Headers.CacheControl!.NoStore);
        }
        var page = (await preview.GetAsync("/posts/one/")).Text;
        var style = page.Split("rel=\"stylesheet\" href=\"")[1].Split('"')[0];
        Assert.Equal("text/css; charset=utf-8", (await preview.GetAsync(style)).Answer.Content.Headers.ContentType!.ToString());
        Assert.Contains("preview-messages", page, StringComparison.Ordinal);
        Assert.Empty(preview.Warnings);
    }

    [Fact]
    public async Task What_is_not_there_is_answered_with_the_site_s_own_page()
    {
        await using var preview = await PreviewedFolder.StartAsync(First);
        foreach (var path in new[] { "/nowhere/", "/posts/two/", "/../site.yml", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd", "//etc/passwd", "/posts/one.md", "/.preview/nothing" })
        {
            var (status, text, _) = await preview.GetAsync(preview.Home.GetLeftPart(UriPartial.Authority) + path);
            Assert.Equal(HttpStatusCode.NotFound, status);
            Assert.Contains("<html", text, StringComparison.Ordinal);
        }
        Assert.Equal("/posts/one/?a=1", (await preview.GetAsync("/posts/one?a=1")).Answer.Headers.Location!.ToString());
        using var post = await preview.Browser.PostAsync(preview.Home, new StringContent("x"), Cancel);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, post.StatusCode);
    }

    [Fact]
    public async Task A_path_cannot_climb_out_of_the_site()
    {
        await using var preview = await PreviewedFolder.StartAsync(First);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, preview.Home.Port, Cancel);
        await using var stream = client.GetStream();
        await stream.WriteAsync("GET /posts/../../../../../../etc/passwd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8.ToArray(), Cancel);
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync(Cancel);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(" 200 ", answer.Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_site_stands_below_its_base_path()
    {
        await using var preview = await PreviewedFolder.StartAsync(new Theme.RazorTheme(), "https://x.github.io/repo/", port: 0, First);
        Assert.Equal("/repo/", preview.Home.AbsolutePath);
        var origin = preview.Home.GetLeftPart(UriPartial.Authority);
        Assert.Equal("/repo/", (await preview.GetAsync(origin + "/")).Answer.Headers.Location!.ToString());
        Assert.Equal("/repo/", (await preview.GetAsync(origin + "/repo")).Answer.Headers.Location!.ToString());
        Assert.Contains("href=\"/repo/posts/one/\"", (await preview.GetAsync("/repo/")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await preview.GetAsync("/repo/posts/one/")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await preview.GetAsync("/posts/one/")).Status);
    }

    [Fact]
    public async Task Only_this_machine_is_answered()
    {
        await using var preview = await PreviewedFolder.StartAsync(First);
        using var foreign = new HttpRequestMessage(HttpMethod.Get, preview.Home) { Headers = { Host = "evil.example" } };
        using var refused = await preview.Browser.SendAsync(foreign, Cancel);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, refused.StatusCode);

        var outside = NetworkInterface.GetAllNetworkInterfaces().SelectMany(one => one.GetIPProperties().UnicastAddresses).Select(one => one.Address)
            .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));
        if (outside is null) Assert.Skip("waits for a machine with a network: this one has no address but its own");
        using var client = new TcpClient();
        await Assert.ThrowsAnyAsync<SocketException>(() => client.ConnectAsync(outside, preview.Home.Port, Cancel).AsTask());
    }

    [Fact]
    public async Task A_taken_port_is_said_so()
    {
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port;
        var taken = await Assert.ThrowsAsync<PortTakenException>(() => PreviewedFolder.StartAsync(new PlainTheme(), url: null, port, First));
        Assert.Equal($"port {port} is taken by another program", taken.Message);
    }

    [Fact]
    public async Task What_is_saved_is_served()
    {
        await using var preview = await PreviewedFolder.StartAsync(First, About);
        preview.Save("posts/one.md", Article.Replace("first", "second", StringComparison.Ordinal));
        await preview.NextAsync();
        Assert.Contains("The second text", (await preview.GetAsync("/posts/one/")).Text, StringComparison.Ordinal);
        Assert.Equal("posts/one.md", Assert.Single(preview.News.Changed).Value);

        preview.Save("posts/two.md", Article.Replace("One", "Two", StringComparison.Ordinal));
        await preview.UntilAsync(async () => (await preview.GetAsync("/")).Text.Contains(">Two<", StringComparison.Ordinal)); // it is seen empty first
        Assert.Equal(HttpStatusCode.OK, (await preview.GetAsync("/posts/two/")).Status);

        File.Delete(preview.FullPath("posts/two.md"));
        await preview.UntilAsync(async () => (await preview.GetAsync("/posts/two/")).Status == HttpStatusCode.NotFound);
        Assert.DoesNotContain(">Two<", (await preview.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_file_decides_follows_it()
    {
        const string Citing = "---\ntitle: Citing\ndate: 2026-01-02\n---\n\nSee [@knuth] and @one#sec-b.\n";
        string Work(string key, string author) => $"@book{{{key}, author={{{author}}}, title={{Art}}, year=1968, publisher={{AW}}}}";
        string Sections(string before) => $"---\ntitle: One\ndate: 2026-01-01\n---\n\n{before}## B {{#sec-b}}\n";
        await using var preview = await PreviewedFolder.StartAsync(("posts/one.md", Sections("")), ("posts/citing.md", Citing), ("references.bib", Work("knuth", "Donald Knuth")));
        async Task Shows(string text) => await preview.UntilAsync(async () => (await preview.GetAsync("/posts/citing/")).Text.Contains(text, StringComparison.Ordinal));
        await Shows("D. Knuth");
        preview.Save("references.bib", Work("knuth", "Ada Lovelace"));
        await Shows("A. Lovelace");
        preview.Save("posts/one.md", Sections("## A\n\n"));
        await Shows(">第2节<");
        preview.Save("references.bib", Work("other", "Ada Lovelace"));
        await Shows("CITE001");
        File.Delete(preview.FullPath("posts/one.md"));
        await Shows("REF001");
    }

    /// <summary>The steps in which vim, JetBrains' editors and others save a file.</summary>
    [Fact]
    public async Task A_file_that_is_saved_through_another_is_never_missing()
    {
        await using var preview = await PreviewedFolder.StartAsync(First);
        var file = preview.FullPath("posts/one.md");
        Task<bool> Has(string text) => Task.Run(async () => (await preview.GetAsync("/posts/one/")).Text.Contains(text, StringComparison.Ordinal));

        File.WriteAllText(file + ".tmp", Article.Replace("first", "renamed", StringComparison.Ordinal));
        File.Move(file + ".tmp", file, overwrite: true);
        await preview.UntilAsync(() => Has("The renamed text"));

        File.Move(file, file + "~");
        File.WriteAllText(file, Article.Replace("first", "moved", StringComparison.Ordinal));
        File.Delete(file + "~");
        await preview.UntilAsync(() => Has("The moved text"));

        using (var stream = new FileStream(file, FileMode.Truncate))
        {
            await Task.Delay(20, Cancel);
            stream.Write(System.Text.Encoding.UTF8.GetBytes(Article.Replace("first", "truncated", StringComparison.Ordinal)));
        }
        await preview.UntilAsync(() => Has("The truncated text"));
        Assert.Empty(preview.Warnings);
    }

    [Fact]
    public async Task A_burst_of_saves_ends_with_the_last()
    {
        await using var preview = await PreviewedFolder.StartAsync(First);
        for (var i = 0; i <= 200; i++) preview.Save("posts/one.md", Article.Replace("first", $"number-{i}.", StringComparison.Ordinal));
        await preview.UntilAsync(async () => (await preview.GetAsync("/posts/one/")).Text.Contains("number-200.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_with_the_same_size_and_time_is_seen_all_the_same()
    {
        await using var preview = await PreviewedFolder.StartAsync(First);
        var file = preview.FullPath("posts/one.md");
        var time = File.GetLastWriteTimeUtc(file);
        File.WriteAllText(file, Article.Replace("first", "tsrif", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(file, time);
        await preview.UntilAsync(async () => (await preview.GetAsync("/posts/one/")).Text.Contains("The tsrif text", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_that_is_renamed_takes_its_articles_along()
    {
        await using var preview = await PreviewedFolder.StartAsync(("posts/old/index.md", Article), ("posts/old/a.txt", "a"));
        Directory.Move(preview.FullPath("posts/old"), preview.FullPath("posts/new"));
        await preview.UntilAsync(async () => (await preview.GetAsync("/posts/new/")).Status == HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.NotFound, (await preview.GetAsync("/posts/old/")).Status);
        Assert.Equal("a", (await preview.GetAsync("/posts/new/a.txt")).Text);
        preview.Save("posts/new/a.txt", "b"); // in a folder that was not there at first
        await preview.UntilAsync(async () => (await preview.GetAsync("/posts/new/a.txt")).Text == "b");
    }

    [Fact]
    public async Task A_wrong_article_is_shown_with_what_is_wrong_until_it_is_mended()
    {
        await using var preview = await PreviewedFolder.StartAsync(First, About);
        preview.Save("posts/one.md", Wrong);
        await preview.NextAsync();
        Assert.Contains("TEX001", Assert.Single(preview.News.New).Rule.Id, StringComparison.Ordinal);

        var (status, text, _) = await preview.GetAsync("/posts/one/");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("The first text", text, StringComparison.Ordinal);
        Assert.Contains("error TEX001", text, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"editor://{preview.FullPath("posts/one.md").TrimStart('/').Replace('\\', '/')}:6:", text, StringComparison.Ordinal);
        Assert.Contains("error TEX001", (await preview.GetAsync("/about/")).Text, StringComparison.Ordinal); // an error is told on any page

        using var json = JsonDocument.Parse((await preview.GetAsync("/.preview/diagnostics")).Text);
        Assert.Equal("TEX001", json.RootElement.GetProperty("rule").GetString());
        Assert.Equal(6, json.RootElement.GetProperty("line").GetInt32());

        preview.Save("posts/one.md", Article);
        await preview.NextAsync();
        Assert.Empty(preview.News.Diagnostics);
        text = (await preview.GetAsync("/posts/one/")).Text;
        Assert.DoesNotContain("TEX001", text, StringComparison.Ordinal);
        Assert.Contains("class=\"katex\"", text, StringComparison.Ordinal);
        Assert.Equal("", (await preview.GetAsync("/.preview/diagnostics")).Text);
    }

    [Fact]
    public async Task Site_yml_is_followed_unless_it_is_wrong()
    {
        await using var preview = await PreviewedFolder.StartAsync(First, ("site.yml", "title: Before\n"));
        Assert.Contains("Before", (await preview.GetAsync("/")).Text, StringComparison.Ordinal);
        preview.Save("site.yml", "title: After\nurl: https://x.example/below/\n");
        await preview.UntilAsync(async () => (await preview.GetAsync("/below/")).Text.Contains("After", StringComparison.Ordinal));
        preview.Save("site.yml", "title: After\nurl: [nonsense\n");
        await preview.UntilAsync(() => Task.FromResult(preview.News.Diagnostics.Any(diagnostic => diagnostic.Rule.Id.StartsWith("CFG", StringComparison.Ordinal))));
        Assert.Contains("error CFG", (await preview.GetAsync("/below/")).Text, StringComparison.Ordinal);
        preview.Save("site.yml", "title: Mended\n");
        await preview.UntilAsync(async () => (await preview.GetAsync("/")).Text.Contains("Mended", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_edit_leaves_the_site_as_a_build_would_make_it()
    {
        await using var preview = await PreviewedFolder.StartAsync(new PlainTheme(), url: null, port: 0, First, About);
        preview.Save("posts/three.md", "---\ntitle: Three\ndate: 2024-01-03\n---\n\nSee [one](one.md).\n");
        preview.Save("posts/one.md", Article.Replace("title: One", "title: Changed $y$", StringComparison.Ordinal));
        await preview.UntilAsync(async () => (await preview.GetAsync("/posts/three/")).Text.Contains("Changed", StringComparison.Ordinal));

        var built = TestSite.Build(preview.Input, new PlainTheme());
        foreach (var (path, content) in built.Files.Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal) && file.Key != "404.html"))
        {
            var served = (await preview.GetAsync("/" + path)).Text;
            Assert.Equal(System.Text.Encoding.UTF8.GetString(content), served[..served.IndexOf("<preview-messages", StringComparison.Ordinal)]);
        }
    }

    [Fact]
    public async Task Who_listens_is_told_of_each_edition_and_let_go_at_the_end()
    {
        var preview = await PreviewedFolder.StartAsync(First, ("a.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>"));
        await using var events = await preview.Browser.GetStreamAsync(new Uri(preview.Home, "/.preview/events"), Cancel);
        using var reader = new StreamReader(events);
        async Task<JsonElement> NextEvent()
        {
            while (true)
            {
                var line = await reader.ReadLineAsync(Cancel) ?? throw new EndOfStreamException();
                if (line.StartsWith("data: ", StringComparison.Ordinal)) return JsonDocument.Parse(line[6..]).RootElement;
            }
        }
        var first = (await NextEvent()).GetProperty("edition").GetString();
        Assert.Contains($"data-edition=\"{first}\"", (await preview.GetAsync("/")).Text, StringComparison.Ordinal);
        preview.Save("a.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='2' height='1'/>");
        var second = await NextEvent();
        Assert.NotEqual(first, second.GetProperty("edition").GetString());
        Assert.Equal("/a.svg", second.GetProperty("assets")[0].GetString());

        await preview.DisposeAsync(); // does not wait for the connection
        await Assert.ThrowsAnyAsync<Exception>(NextEvent);
    }

    [Fact]
    public async Task A_fault_of_the_program_is_shown_and_ends_nothing()
    {
        await using var preview = await PreviewedFolder.StartAsync(new FaultyTheme(), url: null, port: 0, First, About);
        var (status, text, _) = await preview.GetAsync("/posts/one/");
        Assert.Equal(HttpStatusCode.InternalServerError, status);
        Assert.Contains("a fault", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await preview.GetAsync("/about/")).Status);
    }

    private sealed class FaultyTheme : ITheme
    {
        private readonly PlainTheme _plain = new();
        public string Article(ArticleView view) => throw new InvalidOperationException("a fault");
        public string Page(PageView view) => _plain.Page(view);
        public string Home(HomeView view) => _plain.Home(view);
        public string Topics(GroupsView view) => _plain.Topics(view);
        public string Tags(GroupsView view) => _plain.Tags(view);
        public string SeriesList(GroupsView view) => _plain.SeriesList(view);
        public string Topic(GroupView view) => _plain.Topic(view);
        public string Tag(GroupView view) => _plain.Tag(view);
        public string Series(GroupView view) => _plain.Series(view);
        public string Archive(ArchiveView view) => _plain.Archive(view);
        public string Papers(PapersView view) => _plain.Papers(view);
        public string NotFound(NotFoundView view) => _plain.NotFound(view);
        public string Search(SearchView view) => _plain.Search(view);
        public string Card(CardView view, ITypesetter type) => _plain.Card(view, type);
    }
}
