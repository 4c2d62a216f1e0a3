namespace Transmission.Diagnostics;

public static partial class Rules
{
    public static Rule OutputCollision { get; } = Error("OUT001", "Give one of the two another address: «slug» or «permalink» above a document, another name for a file.");

    public static Rule CardGlyph { get; } = Error("OUT002",
        "Write it otherwise, or give the article a picture of its own, 'cover: picture.png'; with 'cards: false' in site.yml no cards are drawn.");

    public static Rule CardEmoji { get; } = Warning("OUT003", "Everything else is on it; a picture of your own, 'cover: picture.png', takes its place.");
    public static Rule CardsImpossible { get; } = Error("OUT004", "Say 'cards: false' in site.yml, or build on another machine.");

    public static Rule LinkBroken { get; } = Error("LINK101", "Link to an address of the site, or write the path of the file itself: the generator turns it into its address.");

    public static Rule FragmentBroken { get; } = Error("LINK102", "Link to a heading, an equation or another element with an id on that page.");

    public static Rule LinkOutsideSite { get; } = Error("LINK103", "Write the path of the file, which works under every address, or a whole address with its host.");

    public static Rule ThirdParty { get; } = Error("LINK104", "Put a copy of the file beside the document and refer to that; a page must not need another server.");
}
