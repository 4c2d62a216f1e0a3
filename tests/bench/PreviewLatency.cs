using System.Diagnostics;
using System.Globalization;

namespace Bench;

/// <summary>From the moment an editor begins to save until the new page has come over HTTP, again and again, at one article after another.</summary>
internal sealed class PreviewLatency(Settings settings, Action<string> tell)
{
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromMilliseconds(1), Rest = TimeSpan.FromMilliseconds(300), Patience = TimeSpan.FromMinutes(2);

    public async Task<Row> RowOf(SiteFolder site, double most)
    {
        tell($"preview of {site.Articles.Count} articles");
        using var preview = site.StartPreview();
        try
        {
            _ = preview.StandardError.ReadToEndAsync();
            var home = new Uri(await preview.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("the preview has ended"));
            using var client = new HttpClient();
            var costs = new List<Cost>();
            for (var time = -2; time < settings.Saves; time++) // the first two while the code itself is still being compiled
            {
                var cost = await SaveAsync(site, time + 2, client, home, preview);
                if (time >= 0) costs.Add(cost);
                await Task.Delay(Rest); // as a person does, and so that one save's work is not the next one's
            }
            return RowOf(site, costs, most);
        }
        finally
        {
            preview.Kill();
        }
    }

    private static Row RowOf(SiteFolder site, List<Cost> costs, double most)
    {
        var p95 = costs.Select(cost => cost.Seconds).Order().ElementAt((int)Math.Ceiling(costs.Count * 0.95) - 1);
        return new Row(string.Create(CultureInfo.InvariantCulture, $"{site.Articles.Count:N0} articles, preview: save to page"), costs)
        {
            Note = string.Create(CultureInfo.InvariantCulture, $"p95 {p95:0.000} s"),
            Time = new Budget(string.Create(CultureInfo.InvariantCulture, $"p95 ≤ {most:0.0} s"), most, p95),
        };
    }

    private static async Task<Cost> SaveAsync(SiteFolder site, int time, HttpClient client, Uri home, Process preview)
    {
        var file = site.Articles[(int)(time * 7919L % site.Articles.Count)];
        var page = new Uri(home, $"posts/{Path.GetFileNameWithoutExtension(file)}/");
        await client.GetByteArrayAsync(page); // it is open in the browser
        var mark = string.Create(CultureInfo.InvariantCulture, $"saved{time}at{Stopwatch.GetTimestamp()}");
        var text = await File.ReadAllTextAsync(file) + $"\n\n{mark}\n";
        var cpu = preview.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        await File.WriteAllTextAsync(file, text);
        while (!(await client.GetStringAsync(page)).Contains(mark, StringComparison.Ordinal))
        {
            if (clock.Elapsed > Patience) throw new InvalidOperationException($"{page} does not show what was saved");
            await Task.Delay(BetweenQuestions);
        }
        var seconds = clock.Elapsed.TotalSeconds;
        return new Cost(seconds, (preview.TotalProcessorTime - cpu).TotalSeconds, MeasuredProcess.PeakOf(preview));
    }
}
