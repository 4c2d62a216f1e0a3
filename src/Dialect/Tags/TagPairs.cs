using Transmission.Dialect.Formulas;
using Transmission.Diagnostics;

namespace Transmission.Dialect.Tags;

/// <summary>
/// Which tags on lines of their own belong together: found with the formulas, as whoever looks for those knows what is code. By the offset of the
/// opening brace, that of the closing one.
/// </summary>
internal sealed class TagPairs
{
    private readonly Dictionary<(TagFamily, string, int), Stack<TemplateTag>> _open = [];
    private readonly Dictionary<int, int> _closes = [];

    public int? CloseOf(int open) => _closes.TryGetValue(open, out var close) ? close : null;

    public void Add(int open, int close) => _closes.Add(open, close);

    /// <param name="depth">How many containers the line is in.</param>
    public void Add(TemplateTag tag, int depth)
    {
        var key = (tag.Family, tag.Name.Length == 0 ? "nomarkdown" : tag.Name, depth); // kramdown's {:/} names nothing
        if (!_open.TryGetValue(key, out var open)) _open.Add(key, open = []);
        if (!tag.IsEnd) open.Push(tag);
        else if (open.TryPop(out var opening)) Add(opening.Span.Start, tag.Span.Start);
    }

    public IEnumerable<ScanFinding> Unclosed() => _open.Values.SelectMany(open => open).Where(tag => tag.Name is not "katex") // alone it only asks for a script
        .Select(tag => new ScanFinding(Rules.TagNotClosed, $"'{tag.Name}' is not closed", tag.Span));
}
