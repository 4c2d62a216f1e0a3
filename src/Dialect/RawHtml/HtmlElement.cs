using System.Collections.Frozen;

namespace Transmission.Dialect.RawHtml;

/// <summary>Groups of elements of which one ends the other without a word (HTML 13.1.2.4, 13.2.6.4.7).</summary>
[Flags]
internal enum Implied { None = 0, Paragraph = 1, Item = 2, Term = 4, Cell = 8, Row = 16, RowGroup = 32, Option = 64, Link = 128, Button = 256, Caption = 512, Columns = 1024 }

/// <summary>What a browser does when it meets an element's tags.</summary>
/// <param name="Is">The groups that it belongs to.</param>
/// <param name="Ends">The groups whose open element ends where this one begins.</param>
/// <param name="Hides">The groups that cannot be ended from within it.</param>
internal sealed record HtmlElement(string Name, Implied Is = 0, Implied Ends = 0, Implied Hides = 0)
{
    private const Implied Items = Implied.Item | Implied.Term;
    private const Implied Table = Implied.Cell | Implied.Row | Implied.RowGroup | Implied.Caption | Implied.Columns;
    private const Implied Scope = Implied.Paragraph | Items | Implied.Link | Implied.Button;

    /// <summary>Has no content and no end tag.</summary>
    public bool IsVoid { get; init; }

    /// <summary>What stands in it is no markup.</summary>
    public bool IsRaw { get; init; }

    /// <summary>Goes on after the end of the block that it began in.</summary>
    public bool IsFormatting { get; init; }

    /// <summary>The end tag of an element outside it does not reach through it.</summary>
    public bool IsScope { get; init; }

    /// <summary>Holds another vocabulary.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Whether a drawing or a formula ends where it begins (HTML 13.2.6.5); not what they may hold themselves.</summary>
    public bool LeavesForeign { get; init; }

    /// <summary>May stand only in a table, and is all that may.</summary>
    public bool IsOfTable => (Is & Table) != 0 || Name is "col";

    /// <summary>Holds nothing but parts of a table.</summary>
    public bool IsTableFrame => (Is & (Implied.Row | Implied.RowGroup | Implied.Columns)) != 0 || Name is "table";
    public bool IsBlock => Ends.HasFlag(Implied.Paragraph) || Is.HasFlag(Implied.Paragraph);

    /// <summary>Does not stand in another of its name, however deep.</summary>
    public bool IsAlone => Name is "form" or "nobr" or "select";

    /// <summary>May stand in a <c>select</c>.</summary>
    public bool IsOfSelect => Is.HasFlag(Implied.Option) || Name is "script" or "template";
    public bool IsHeading => Name is ['h', >= '1' and <= '6'];

    private static readonly HashSet<string> BothVocabularies = ["a", "script", "style", "title", "audio", "canvas", "iframe", "video", "svg", "math"];
    private static readonly FrozenDictionary<string, HtmlElement> Known = All().ToFrozenDictionary(element => element.Name, StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenDictionary<string, HtmlElement>.AlternateLookup<ReadOnlySpan<char>> Lookup = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    public static HtmlElement? Find(ReadOnlySpan<char> name) => Lookup.TryGetValue(name, out var element) ? element : null;

    private static IEnumerable<HtmlElement> All() => Each().Select(element => element with { LeavesForeign = !BothVocabularies.Contains(element.Name) });

    private static IEnumerable<HtmlElement> Each() =>
    [
        new("p", Implied.Paragraph, Implied.Paragraph),
        .. Each("address div center dir form").Select(name => new HtmlElement(name, Ends: Implied.Paragraph)),
        .. Each("article aside blockquote details dialog fieldset figcaption figure footer header hgroup main nav search section summary pre listing h1 h2 h3 h4 h5 h6")
            .Select(name => new HtmlElement(name, Ends: Implied.Paragraph, Hides: Items)),
        .. Each("ul ol menu").Select(name => new HtmlElement(name, Ends: Implied.Paragraph, Hides: Items)),
        new("dl", Ends: Implied.Paragraph, Hides: Items),
        new("li", Implied.Item, Implied.Item | Implied.Paragraph, Implied.Term),
        .. Each("dt dd").Select(name => new HtmlElement(name, Implied.Term, Implied.Term | Implied.Paragraph, Implied.Item)),
        new("hr", Ends: Implied.Paragraph) { IsVoid = true },
        new("table", Ends: Implied.Paragraph, Hides: Scope | Table) { IsScope = true },
        .. Each("tbody thead tfoot").Select(name => new HtmlElement(name, Implied.RowGroup, Table)),
        new("tr", Implied.Row, Table & ~Implied.RowGroup),
        .. Each("td th").Select(name => new HtmlElement(name, Implied.Cell, Table & ~(Implied.RowGroup | Implied.Row), Scope) { IsScope = true }),
        new("caption", Implied.Caption, Table, Scope) { IsScope = true },
        .. Each("object template").Select(name => new HtmlElement(name, Hides: Scope) { IsScope = true }),
        new("colgroup", Implied.Columns, Table),
        new("col", Ends: Table & ~Implied.Columns) { IsVoid = true },
        new("button", Implied.Button, Implied.Button, Implied.Paragraph) { IsScope = true },
        .. Each("option optgroup").Select(name => new HtmlElement(name, Implied.Option, Implied.Option)),
        new("select", Hides: Implied.Option),
        new("a", Implied.Link, Implied.Link) { IsFormatting = true },
        .. Each("b big code em font i nobr s small strike strong tt u").Select(name => new HtmlElement(name) { IsFormatting = true }),
        .. Each("area br embed img input link meta param source track wbr").Select(name => new HtmlElement(name) { IsVoid = true }),
        .. Each("script style textarea title iframe noembed noframes").Select(name => new HtmlElement(name) { IsRaw = true }),
        new("xmp", Ends: Implied.Paragraph) { IsRaw = true },
        .. Each("svg math").Select(name => new HtmlElement(name, Hides: Scope & ~Implied.Link) { IsForeign = true }),
        .. Each("abbr acronym audio bdi bdo blink canvas cite data datalist del dfn ins kbd label legend map mark meter noscript output picture progress q rb rp rt rtc ruby samp "
            + "selectedcontent slot span sub sup time var video").Select(name => new HtmlElement(name)),
    ];

    private static string[] Each(string names) => names.Split(' ');
}
