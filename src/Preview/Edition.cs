using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Text;
using Transmission.Diagnostics;
using Transmission.Emit;
using Transmission.Model;
using Transmission.Read;

namespace Transmission.Preview;

/// <summary>The site as it is between two changes of the input. A page is made when it is first asked for.</summary>
/// <param name="token">Names this edition among all of all previews.</param>
/// <param name="drafts">What else there is: listed when something is looked for that is no document and not in a list before.</param>
internal sealed class Edition(
    string token, RenderedSite rendered, ITheme theme, ImmutableArray<Lazy<DraftTable>> drafts, DiagnosticBag diagnostics, InputFiles input, Changes changes)
{
    private readonly ConcurrentDictionary<OutputPath, Lazy<MadePage>> _made = [];
    private readonly TaskCompletionSource<Edition> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Token => token;
    public Site Site => rendered.Site;
    public InputFiles Input => input;

    /// <summary>Of all files as they were read, and of every page that was made until now.</summary>
    public DiagnosticBag Diagnostics => diagnostics;

    /// <summary>What has changed since the edition before.</summary>
    public Changes Changes => changes;

    /// <summary>The edition that takes the place of this one, when it is there.</summary>
    public Task<Edition> Next => _next.Task;

    public void ReplaceBy(Edition next) => _next.TrySetResult(next);

    /// <param name="path">Of a file of the site.</param>
    public Draft? Find(string path)
    {
        // Most often it is the page that its author is writing: that is there long before the rest is listed.
        if (Site.DocumentAt("/" + (path.EndsWith("/index.html", StringComparison.Ordinal) ? path[..^"index.html".Length] : path)) is { } document && Site.AddressOf(document).ToOutputPath().Value == path)
            return HtmlPages.Of(rendered, theme, document);
        return drafts.Select(table => table.Value.Find(path)).FirstOrDefault(draft => draft is not null);
    }

    /// <summary>Lists what is not dear to list, so that it is there when a browser asks, and known where two things want one path.</summary>
    public void List() => _ = drafts[0].Value;

    public MadePage Make(Draft draft) => _made.GetOrAdd(draft.Path, static (_, draft) => new Lazy<MadePage>(() => MadePage.Of(draft)), draft).Value;

    /// <summary>Makes the pages of the documents that have changed, unless they are many, so that it is known what is wrong in them whichever page is being read.</summary>
    public void MakeChanged()
    {
        const int Many = 8;
        if (changes.Documents.Count > Many) return;
        foreach (var document in Site.Documents.Where(document => changes.Documents.Contains(document.Path)))
        {
            Make(HtmlPages.Of(rendered, theme, document));
        }
    }
}

/// <param name="IsFault">Whether it tells of a fault of the program instead.</param>
internal sealed record MadePage(ReadOnlyMemory<byte> Content, bool IsFault)
{
    public static MadePage Of(Draft draft)
    {
        try
        {
            return new MadePage(draft.Make(), IsFault: false);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException) // the author sees which, and can go on with other pages
        {
            var page = $"<!DOCTYPE html><meta charset=\"utf-8\"><title>{draft.Path}</title><body><pre>{WebUtility.HtmlEncode(fault.ToString())}</pre></body>";
            return new MadePage(Encoding.UTF8.GetBytes(page), IsFault: true);
        }
    }
}

/// <summary>What differs between two editions.</summary>
/// <param name="Documents">Those that are new or other than before.</param>
/// <param name="Assets">Those that are other than before, so that pages which show them are not others.</param>
internal sealed record Changes(IReadOnlySet<SitePath> Documents, IReadOnlySet<SitePath> Assets)
{
    public static Changes Between(ImmutableArray<SourceFile> before, ImmutableArray<SourceFile> after)
    {
        var known = before.ToDictionary(file => file.Path);
        var changed = after.Where(file => !ReferenceEquals(known.GetValueOrDefault(file.Path), file)).Select(file => file.Path)
            .ToLookup(path => path.Extension.Equals(".md", StringComparison.OrdinalIgnoreCase));
        return new Changes(changed[true].ToHashSet(), changed[false].Where(known.ContainsKey).ToHashSet());
    }
}
