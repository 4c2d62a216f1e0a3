namespace Transmission.Diagnostics;

public static partial class Rules
{
    public static Rule BibSyntax { get; } = Error("BIB001", "An entry is @type{key, name = {value}, …}; every brace that opens is closed.");
    public static Rule BibDoubledKey { get; } = Error("BIB002", "Give one of the two another key.");
    public static Rule BibFieldMissing { get; } = Warning("BIB003", "Add the field: the entry is incomplete wherever it is cited.");
    public static Rule BibUnknownString { get; } = Warning("BIB004", "Define it before its use, @string{name = {text}}, or put the text in braces.");
    public static Rule BibUnknownCommand { get; } = Warning("BIB005", "Write the character itself; what follows the command is kept.");
    public static Rule BibUnknownType { get; } = Warning("BIB006", "It is cited as a work of no kind. The usual types are article, inproceedings, book, phdthesis, techreport, online and misc.");
    public static Rule BibDoubledField { get; } = Warning("BIB007", "Keep one of the two; the first is read.");
    public static Rule BibCrossReference { get; } = Error("BIB008", "Name an entry of this file, other than itself.");

    public static Rule CitationUnknown { get; } = Error("CITE001", "Add an entry with this key to the bibliography, or correct the key.");
    public static Rule BibliographyMissing { get; } = Error("CITE002", "Write the path of a .bib file under the input folder, from where this file lies.");
    public static Rule ReferenceUnused { get; } = Warning("CITE003", "Cite it, or remove it: this bibliography belongs to one article alone.");
    public static Rule CitationStyleUnknown { get; } = Error("CITE004", "There are numeric, author-year, gb7714, gb7714-author-year, and styles by their names in CSL, such as ieee, apa or nature.");
    public static Rule CitationsFailed { get; } = Error("CITE005", "The citations of this article cannot be formatted; look at the entries that it cites.");
}
