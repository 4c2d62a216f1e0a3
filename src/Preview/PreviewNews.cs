using System.Collections.Immutable;
using Transmission.Diagnostics;
using Transmission.Model;
using Transmission.Read;

namespace Transmission.Preview;

/// <summary>That the preview shows another edition of the site.</summary>
public sealed class PreviewNews
{
    private readonly Edition _edition;
    private readonly Edition? _before;

    internal PreviewNews(Uri home, Edition edition, Edition? before) => (Home, _edition, _before) = (home, edition, before);

    public Uri Home { get; }
    public bool IsFirst => _before is null;
    public Site Site => _edition.Site;
    public InputFiles Input => _edition.Input;

    /// <summary>All that is known to be wrong. What is wrong in the body of a page is known once the page was made.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => _edition.Diagnostics.InOrder();

    /// <summary>What was not wrong before, or at another place.</summary>
    public ImmutableArray<Diagnostic> New
    {
        get
        {
            var known = (_before?.Diagnostics.InOrder() ?? []).Select(Key).ToHashSet();
            return _edition.Diagnostics.InOrder(diagnostic => !known.Contains(Key(diagnostic)));
        }
    }

    public IEnumerable<SitePath> Changed => _edition.Changes.Documents.Concat(_edition.Changes.Assets).Order();

    private static (string, string, string?, Position?) Key(Diagnostic diagnostic) =>
        (diagnostic.Rule.Id, diagnostic.Message, diagnostic.At?.Source.Path.Value, diagnostic.At?.Position);
}
