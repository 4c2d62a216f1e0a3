namespace Transmission.Diagnostics;

public static partial class Rules
{
    public static Rule ImageUnreadable { get; } = Warning("IMG201", "The page shows it without a size, and jumps when it loads. Save the picture again.");
    public static Rule ImageDamaged { get; } = Warning("IMG202", "The page shows it as it is. Save the picture again, or copy it anew from where it came.");
    public static Rule ImagesAsTheyAre { get; } = Warning("IMG203", "The site is complete; its pictures are in no smaller format. Build it on another system for those.");
}
