namespace Transmission.Dialect.Formulas;

/// <summary>Code spans: a run of backticks ends at the next run as long (CommonMark 0.31, section 6.1).</summary>
internal sealed class CodeSpans
{
    private readonly record struct Run(int Start, int Length);

    private readonly List<Run> _runs = [];
    private readonly List<int> _partners = [];
    private readonly Dictionary<int, int> _nextOfLength = [];
    private int _current;

    public void Clear()
    {
        _runs.Clear();
        _current = 0;
    }

    /// <param name="at">A backtick; not before those asked for earlier.</param>
    /// <param name="after">The offset after the span, or after the run that opens none.</param>
    public bool Read(ReadOnlySpan<char> text, int at, out int after)
    {
        if (_runs.Count == 0) FindRuns(text, at);
        while (_runs[_current].Start + _runs[_current].Length <= at) _current++;
        var run = _runs[_current];
        var partner = run.Start == at ? _partners[_current] : -1; // a run whose first backtick is escaped opens nothing
        after = partner < 0 ? run.Start + run.Length : _runs[partner].Start + run.Length;
        return partner >= 0;
    }

    private void FindRuns(ReadOnlySpan<char> text, int from)
    {
        for (var at = from; at < text.Length;)
        {
            var found = text[at..].IndexOf('`');
            if (found < 0) break;
            at += found;
            var length = text[at..].IndexOfAnyExcept('`');
            if (length < 0) length = text.Length - at;
            _runs.Add(new Run(at, length));
            at += length;
        }
        _partners.Clear();
        _partners.AddRange(Enumerable.Repeat(-1, _runs.Count));
        _nextOfLength.Clear();
        for (var i = _runs.Count - 1; i >= 0; i--)
        {
            _partners[i] = _nextOfLength.GetValueOrDefault(_runs[i].Length, -1);
            _nextOfLength[_runs[i].Length] = i;
        }
    }
}
