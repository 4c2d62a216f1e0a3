using Transmission.Model;

namespace Transmission.Dialect.Formulas;

/// <summary>
/// Reads a file line by line, only as closely as formulas need it: the containers, what is code, and which lines are one running text.
/// </summary>
internal sealed partial class BlockScanner
{
    /// <summary>What the lines before have opened and the next one may go on with.</summary>
    private enum Leaf { None, Paragraph, Table, Html }

    private readonly string _text;
    private readonly FormulaSink _sink;
    private readonly Containers _containers;
    private readonly BlockForms _forms;
    private readonly InlineScanner _inline;
    private readonly InlineScanner _trial;
    private readonly Stretch _running;
    private readonly Stretch _line;
    private Leaf _leaf;

    /// <summary>What ends the code or comment that is open in a block of HTML, or null.</summary>
    private string? _rawEnd;

    /// <summary>As far as what ends an element of code was looked for in vain.</summary>
    private readonly Dictionary<string, int> _endless = [];

    /// <summary>The line that is being read; a display that ends in a later line moves on to that.</summary>
    private LineCursor _at;

    /// <summary>Where the line after it starts.</summary>
    private int _next;

    /// <summary>How many of the open containers go on in it.</summary>
    private int _matched;

    public BlockScanner(string text, MathOptions options, FormulaSink sink)
    {
        (_text, _sink) = (text, sink);
        _containers = new Containers(text);
        _forms = new BlockForms(text, _containers, options);
        _inline = new InlineScanner(options, sink);
        _trial = new InlineScanner(options, new FormulaSink(discards: true));
        _running = new Stretch(text);
        _line = new Stretch(text);
    }

    public void Run(int start)
    {
        _next = start;
        while (_next < _text.Length) ReadLine();
        Flush();
    }

    private void ReadLine()
    {
        Move(_next, Lines.End(_text, _next));
        _matched = _containers.Match(ref _at, _containers.Count);
        if (_at.IsBlank)
        {
            Flush();
            _containers.CloseTo(_matched);
            return;
        }
        if (_matched < _containers.Count && _leaf is Leaf.Table or Leaf.Html) Flush();
        while (TryOpen())
        {
            if (!_at.IsBlank) continue;
            return;
        }
    }

    private void Move(int position, int end)
    {
        _at = new LineCursor(_text, position, end);
        _next = Lines.Next(_text, end);
    }

    /// <summary>Ends the text that runs, and what this line is not in: something else begins here.</summary>
    private void Enter()
    {
        Flush();
        _containers.CloseTo(_matched);
        _containers.Touch();
    }

    private void Flush()
    {
        if (!_running.IsEmpty) _inline.Scan(_running, _leaf == Leaf.Html ? TextKind.Html : TextKind.Paragraph);
        _running.Clear();
        _leaf = Leaf.None;
        _rawEnd = null;
    }

    private void ScanAlone(int start, int end, TextKind kind)
    {
        _line.Clear();
        _line.Add(start, end);
        _inline.Scan(_line, kind);
    }

    private bool Done()
    {
        Move(_at.End, _at.End);
        return true;
    }
}
