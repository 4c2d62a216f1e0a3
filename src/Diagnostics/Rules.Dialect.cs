namespace Transmission.Diagnostics;

public static partial class Rules
{
    public static Rule TooDeep { get; } = Error("MD001", "Take some of the nesting apart.");
    public static Rule LeftoverDropped { get; } = Warning("MD002", "It meant something to another system; remove the line.");
    public static Rule ScriptDropped { get; } = Warning("MD003", "Pages carry no scripts of authors; say html.scripts: true in site.yml to let them through.");
    public static Rule EmbedBecameLink { get; } = Warning("MD004", "A page asks no other server for anything; link to it, or bring the file into the site.");
    public static Rule NoteUnused { get; } = Warning("MD005", "Put its mark into the text, or remove it.");
    public static Rule NoteMissing { get; } = Warning("MD006", "Write the note, or remove its mark.");
    public static Rule NoElement { get; } = Warning("MD007", "If it is code, put it between backticks; if it is text, write &lt; for its first sign.");
    public static Rule TagDropped { get; } = Warning("MD008", "It belongs to a whole page, which the theme makes; remove it.");
    public static Rule HtmlNotClosed { get; } = Warning("MD009", "Close it where it ends.");
    public static Rule TemplateTag { get; } = Warning("MD010", "Nothing in an article is executed: write what it stood for, or remove it.");
    public static Rule NoteEmbedded { get; } = Warning("MD011", "An article does not stand inside another; copy what must be read here.");

    public static Rule CellsBeyondHeading { get; } = Warning("MD013", @"Write \| for a bar that is text, and \vert or \mid for one in a formula; or give the column a heading.");
    public static Rule TagRead { get; } = Warning("MD014", "Nothing has to be done; in Markdown it would be understood elsewhere too.");
    public static Rule TagNotClosed { get; } = Warning("MD015", "It is text until a line ends it.");

    public static Rule SpacesInAddress { get; } = Warning("MD016", "Put the address between < and >, and a size into {width=320} behind it: elsewhere it is text.");

    public static Rule MystAsText { get; } = Warning("MD017", "Of MyST are read what is mathematics, callouts, theorems, references and citations: write ![caption](a.png){#fig-x}, a link, or Markdown of the like.");

    public static Rule LinkFileMissing { get; } = Error("LINK001", "Write the path of a file under the input folder, from where this file lies.");
    public static Rule LinkFragmentMissing { get; } = Error("LINK002", "A heading's anchor is its text in lower case, with hyphens for spaces.");
    public static Rule LinkLeftOut { get; } = Error("LINK003", "Publish the article that it leads to, or remove the link.");
    public static Rule LinkUnsafe { get; } = Error("LINK004", "Only addresses and files can be linked to.");

    public static Rule PathInexact { get; } = Warning("LINK005", "Write the path as the file is called, with forward slashes: elsewhere it is not found otherwise.");

    public static Rule LinkAmbiguous { get; } = Warning("LINK006", "Write the path of the one that is meant, from the input folder: [[folder/name]].");

    public static Rule ImageMissing { get; } = Error("IMG101", "Write the path of a picture under the input folder, from where this file lies.");
    public static Rule ImageRemote { get; } = Warning("IMG102", "Copy the picture beside the article, or say images.remote: keep in site.yml.");

    public static Rule DivNotClosed { get; } = Warning("MD012", "End it with a line of three colons.");

    public static Rule ReferenceMissing { get; } = Error("REF001", @"Give what is meant that label, such as {#fig-arch}, or correct the name here; \@ is an at sign before any text.");
    public static Rule LabelDoubled { get; } = Error("REF002", "Give one of the two another label.");

    public static Rule LabelMisplaced { get; } = Error("REF003",
        "fig- labels a picture alone in its paragraph, tbl- a caption beside a table, sec- a heading, lst- a block of code, eq- a display, and thm- and its like a block between lines of colons.");

    public static Rule EquationMissing { get; } = Error("MATH201", @"Give the equation a \label{…} or {#eq-…}, or correct the name here.");
}
