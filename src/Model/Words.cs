namespace Transmission.Model;

/// <summary>
/// The words of the theme in one language. A new language is one more instance; a missing word is a compile error.
/// What is counted is a function of the count, so that each language keeps its own plural.
/// </summary>
public sealed record Words
{
    public required string Archive { get; init; }
    public required string Topics { get; init; }
    public required string Tags { get; init; }
    public required string Series { get; init; }
    public required string About { get; init; }
    public required string Contents { get; init; }
    public required string Footnote { get; init; }

    public required string SkipToText { get; init; }
    public required string MainNavigation { get; init; }
    public required string ToggleTheme { get; init; }
    public required string Copy { get; init; }
    public required string Copied { get; init; }
    public required string License { get; init; }

    /// <summary>Stands before the names of the formats.</summary>
    public required string Feeds { get; init; }

    /// <summary>Stands before the date of the last revision.</summary>
    public required string Updated { get; init; }
    public required string Undated { get; init; }
    public required string Previous { get; init; }
    public required string Next { get; init; }
    public required string Related { get; init; }
    public required string NewerArticles { get; init; }
    public required string OlderArticles { get; init; }
    public required string NoArticles { get; init; }

    public required string Paper { get; init; }
    public required string PaperAuthors { get; init; }
    public required string PaperVenue { get; init; }
    public required string PaperLinks { get; init; }
    public required string PaperFullText { get; init; }
    public required string PaperCode { get; init; }
    public required string Papers { get; init; }
    public required string PapersExplained { get; init; }

    /// <summary>Stands before the articles that discuss a paper.</summary>
    public required string DiscussedIn { get; init; }
    public required string CiteArticle { get; init; }
    public required string CitePaper { get; init; }

    public required string ReadingTheLine { get; init; }
    public required string TheLineExplained { get; init; }
    public required string ArchiveExplained { get; init; }
    public required string Search { get; init; }

    /// <summary>The name of the search field.</summary>
    public required string SearchFor { get; init; }

    /// <summary>In the empty field: what may be looked for.</summary>
    public required string SearchExamples { get; init; }

    /// <summary>Followed by links.</summary>
    public required string SearchNeedsScript { get; init; }
    public required string Searching { get; init; }
    public required string SearchFailed { get; init; }
    public required string NothingFound { get; init; }
    public required string MoreResults { get; init; }
    public required string Close { get; init; }
    public required string NotFound { get; init; }
    public required string NotFoundExplained { get; init; }
    public required string NotFoundAdvice { get; init; }

    // In the text itself, for those who do not see it or ask what a thing is.
    public required string Formula { get; init; }
    public required string SideNote { get; init; }
    public required string Code { get; init; }
    public required string Table { get; init; }
    public required string Drawing { get; init; }
    public required string TaskDone { get; init; }
    public required string TaskOpen { get; init; }

    /// <summary>Of an equation's number, which leads to itself.</summary>
    public required Func<string, string> Permalink { get; init; }

    /// <summary>The list of works that a text cites.</summary>
    public required string References { get; init; }

    /// <summary>From a work in the list to where it is cited; counted from one.</summary>
    public required Func<int, string> BackToCitation { get; init; }

    /// <summary>The word for something that is numbered.</summary>
    public required Func<TargetKind, string> NameOf { get; init; }

    /// <summary>Something by its number: what leads to it is called, and what stands before its caption.</summary>
    public required Func<TargetKind, string, string> Numbered { get; init; }

    /// <summary>A word, and the name of this one: <c>Theorem 2 (Rank)</c>.</summary>
    public required Func<string, string, string> Named { get; init; }

    /// <summary>A title in quotation marks.</summary>
    public required Func<string, string> Quoted { get; init; }

    /// <summary>Between the things of a list.</summary>
    public required string Comma { get; init; }

    /// <summary>The title of another article, as text names it.</summary>
    public required Func<string, string> ArticleCalled { get; init; }

    /// <summary>What stands behind the number of something that is in another article: which one, in parentheses.</summary>
    public required Func<string, string> InArticle { get; init; }

    /// <summary>The articles that refer to this one.</summary>
    public required string ReferredToBy { get; init; }

    public required Func<int, string> Minutes { get; init; }
    public required Func<int, string> Formulas { get; init; }
    public required Func<int, string> Articles { get; init; }
    public required Func<int, string> Found { get; init; }

    /// <summary>Where not all have been looked at.</summary>
    public required Func<int, string> FoundAbout { get; init; }
    public required Func<int, string> AllArticles { get; init; }
    public required Func<int, string> CountPapers { get; init; }
    public required Func<int, string> CountTopics { get; init; }
    public required Func<int, string> CountTags { get; init; }
    public required Func<int, string> CountSeries { get; init; }

    /// <summary>Where an article stands in its series: its position, and of how many.</summary>
    public required Func<int, int, string> Part { get; init; }

    /// <summary>Which of the list pages this is, and of how many.</summary>
    public required Func<int, int, string> PageOf { get; init; }

    public static Words For(string language) =>
        language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? ChineseWords.All : EnglishWords.All;
}
