namespace Transmission.Model;

internal static class EnglishWords
{
    public static Words All { get; } = new()
    {
        Archive = "Archive",
        Topics = "Topics",
        Tags = "Tags",
        Series = "Series",
        About = "About",
        Contents = "Contents",
        Footnote = "Note",
        SkipToText = "Skip to text",
        MainNavigation = "Main",
        ToggleTheme = "Switch between light and dark",
        Copy = "Copy",
        Copied = "Copied",
        License = "Text",
        Feeds = "Feeds",
        Updated = "Revised",
        Undated = "Undated",
        Previous = "Previous",
        Next = "Next",
        Related = "Related",
        NewerArticles = "Newer articles",
        OlderArticles = "Older articles",
        NoArticles = "No articles yet.",
        Paper = "The paper",
        PaperAuthors = "Authors",
        PaperVenue = "Venue",
        PaperLinks = "Links",
        PaperFullText = "Full text",
        PaperCode = "Code",
        ReadingTheLine = "The line",
        TheLineExplained = "The line under a date is the article’s signal: along it runs the text, and its height is the density of formulas. Flat is prose; bursts are derivation.",
        ArchiveExplained = "By year. The line under a year is the number of articles in each month.",
        NotFound = "Signal lost",
        NotFoundExplained = "There is no article at this address. It may have moved, or was never sent.",
        NotFoundAdvice = "Places to start from:",
        Minutes = minutes => $"{minutes} min",
        Formulas = count => Count(count, "formula"),
        Articles = count => Count(count, "article"),
        AllArticles = count => count == 1 ? "The one article" : $"All {count} articles",
        CountTopics = count => Count(count, "topic"),
        CountTags = count => Count(count, "tag"),
        CountSeries = count => $"{count} series",
        Part = (position, of) => $"Part {position} of {of}",
        PageOf = (number, of) => $"Page {number} of {of}",
    };

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
