using Microsoft.Playwright;
using Xunit;

namespace Tests.Browser;

/// <summary>
/// A Chromium for the tests: <c>CHROMIUM</c> from the environment, else one of the machine, else Playwright's own. Where
/// there is none the tests are skipped with a line that says so; with <c>CI_STRICT=1</c> they fail.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge", "microsoft-edge"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string _reason = "";

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        foreach (var executable in Candidates())
        {
            try
            {
                _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = ["--no-sandbox", "--disable-background-networking"] });
                return;
            }
            catch (PlaywrightException e)
            {
                _reason = e.Message.Split('\n')[0];
            }
        }
        Console.Error.WriteLine($"!!! NO BROWSER: the browser tests are skipped. Install Chromium, or name one in CHROMIUM. ({_reason})");
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    public async Task<IPage> OpenAsync(BrowserNewContextOptions? options = null)
    {
        if (_browser is null) Repository.Lacks($"a browser: {_reason}");
        var context = await _browser.NewContextAsync(options ?? new());
        return await context.NewPageAsync();
    }

    /// <summary>Null stands for Playwright's own, installed if it can be.</summary>
    private static IEnumerable<string?> Candidates()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named) yield return OnPath(named) ?? named;
        foreach (var name in Names)
        {
            if (OnPath(name) is { } path) yield return path;
        }
        yield return Microsoft.Playwright.Program.Main(["install", "chromium"]) == 0 ? null : "no-browser";
    }

    private static string? OnPath(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .SelectMany(folder => new[] { Path.Combine(folder, name), Path.Combine(folder, name + ".exe") })
        .FirstOrDefault(File.Exists);
}
