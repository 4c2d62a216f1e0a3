namespace Transmission.Diagnostics;

public static partial class Rules
{
    public static Rule FileUnreadable { get; } = Error("SITE001", "Make the file readable, or take it out of the input.");
    public static Rule FileEncoding { get; } = Error("SITE002", "Save the file as UTF-8.");
    public static Rule AddressTaken { get; } = Error("SITE003", "Give one of the two another slug or permalink; a file, another name.");
    public static Rule AddressIllegal { get; } = Error("SITE004", "An address has no empty parts, no '.' or '..', no backslash, no control characters and no part of more than 240 bytes.");

    public static Rule ArticleUndated { get; } = Warning("SITE005",
        "Write 'date: 2024-05-07' in the front matter, or begin the file's name with it. Until then the article stands last.");

    public static Rule AliasTaken { get; } = Error("SITE006", "Take the alias out: no address can lead to two places.");
    public static Rule AliasUnusable { get; } = Warning("SITE007", "Write the path that the page had on this site, such as /2016/05/old-name/ or /old-name.html.");
    public static Rule FileCharacter { get; } = Warning("SITE008", "It is shown as �; take it out, and look for others in this file.");
}
