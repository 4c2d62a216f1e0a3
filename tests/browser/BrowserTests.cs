using Microsoft.Playwright;

namespace Tests.Browser;

/// <summary>Tests in a browser: each opens pages of its own, which close behind it and cost nothing more.</summary>
public abstract class BrowserTests(Chromium chromium) : IAsyncDisposable
{
    private readonly List<IBrowserContext> _contexts = [];

    protected async Task<IPage> OpenAsync(BrowserNewContextOptions? options = null)
    {
        var page = await chromium.OpenAsync(options);
        _contexts.Add(page.Context);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _contexts) await context.CloseAsync();
        GC.SuppressFinalize(this);
    }
}
