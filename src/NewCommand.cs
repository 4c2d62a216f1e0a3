using Transmission.Diagnostics;
using Transmission.Model;
using Transmission.Parse;
using Transmission.Read;
using Transmission.Write;

namespace Transmission;

/// <summary>
/// <c>new</c>: an article that begins. It has a folder of its own, since pictures lie best beside the text that shows them, and its
/// address is the same as that of a single file.
/// </summary>
internal sealed class NewCommand
{
    public required string Input { get; init; }
    public required string Title { get; init; }

    /// <summary>Null for the title's.</summary>
    public required string? Slug { get; init; }
    public required bool IsDraft { get; init; }
    public required DateTimeOffset Now { get; init; }

    public int Run()
    {
        var title = string.Join(' ', Title.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        // A folder that begins with «_» is not input.
        var slug = Slug ?? Model.Slug.Of(title).TrimStart('_');
        if (slug.Length == 0) return ExitCode.Refuse($"the title '{title}' gives no address", "give one with --slug");
        if (slug != Model.Slug.Of(slug).TrimStart('_')) return ExitCode.Refuse($"'{slug}' cannot be a slug", Hint(slug));
        try
        {
            return Write(title, slug);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ExitCode.Refuse(e.Message, "give another name with --slug, or another folder with --input");
        }
    }

    private int Write(string title, string slug)
    {
        if (InputReader.WhyNot(Input) is { } reason) return ExitCode.Refuse(reason, "name the folder of your Markdown with --input");
        var config = SiteConfigReader.Read(InputReader.ReadConfig(Input), url: null, new DiagnosticBag());
        var text = ArticleTemplate.Of(title, TimeZoneInfo.ConvertTime(Now, config.TimeZone), IsDraft, config.Language);
        var path = $"posts/{slug}/index.md";
        foreach (var taken in new[] { path, $"posts/{slug}.md" })
        {
            if (NewFile.IsThere(Input, taken)) return ExitCode.Refuse($"there is '{taken}' already", "give another name with --slug");
        }
        Console.WriteLine(NewFile.Write(Input, path, text));
        return ExitCode.Fine;
    }

    private static string Hint(string slug) => Model.Slug.Of(slug).TrimStart('_') is { Length: > 0 } meant
        ? $"letters, digits, '-' and '_' are kept: '{meant}'"
        : "letters, digits, '-' and '_' are kept";
}
