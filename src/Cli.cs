using System.CommandLine;
using System.Globalization;
using Transmission.Diagnostics;
using Transmission.Preview;
using Transmission.Read;

namespace Transmission;

/// <summary>
/// What can be asked from a shell. Exit codes: 0 fine; 1 the content has errors, and nothing was published; 2 asked
/// wrongly, or the machine did not let us.
/// </summary>
public static class Cli
{
    private static readonly Option<string> Input = new("--input", "-i") { Description = "the folder of Markdown to read", DefaultValueFactory = _ => "input", Recursive = true };
    private static readonly Option<string> Output = new("--output", "-o") { Description = "the folder of the finished site; it is replaced as a whole", DefaultValueFactory = _ => "output", Recursive = true };
    private static readonly Option<string> Cache = new("--cache") { Description = "where slow results are remembered; may be deleted at any time", DefaultValueFactory = _ => ".cache", Recursive = true };
    private static readonly Option<Uri?> Url = new("--url") { Description = "where the site will be served, such as https://user.github.io/repo/; overrides site.yml", CustomParser = ParseUrl, Recursive = true };
    private static readonly Option<DateTimeOffset?> Now = new("--now") { Description = "the instant taken for «now», in ISO 8601; by default, the clock's", CustomParser = ParseInstant, Recursive = true };
    private static readonly Option<bool> Drafts = new("--drafts") { Description = "publish drafts too", Recursive = true };
    private static readonly Option<bool> Future = new("--future") { Description = "publish articles dated ahead too", Recursive = true };
    private static readonly Option<bool> Lenient = new("--lenient") { Description = "errors in the content are warnings: for migrations", Recursive = true };
    private static readonly Option<int> Jobs = new("--jobs", "-j") { Description = "threads to use; 0 for one a processor", Recursive = true };
    private static readonly Option<DiagnosticFormat> Format = new("--format") { Description = "how diagnostics are printed: text, github or json", Recursive = true };

    private static readonly Option<int> Port = new("--port", "-p") { Description = "the port of the preview; 0 for any that is free", DefaultValueFactory = _ => 5080 };
    private static readonly Option<string> Editor = new("--editor")
    {
        Description = "the address that opens a place in your editor, with {path}, {line} and {column}; \"\" for none",
        DefaultValueFactory = _ => "vscode://file/{path}:{line}:{column}",
    };

    private static readonly Argument<string> Title = new("title") { Description = "of the article, in quotes" };
    private static readonly Option<string?> SlugOption = new("--slug") { Description = "the last part of its address; by default made from the title" };
    private static readonly Option<bool> Draft = new("--draft") { Description = "leave it out of the site until «draft: true» is removed" };

    /// <param name="theme">Made once, on first use.</param>
    public static async Task<int> RunAsync(string[] args, ITheme theme)
    {
        var build = new Command("build", "build the site (what happens when no command is given)");
        var check = new Command("check", "look for everything that is wrong, and write nothing");
        var preview = new Command("preview", "serve the site on this machine and show what is saved at once") { Port, Editor };
        var create = new Command("new", "begin an article: posts/<slug>/index.md") { Title, SlugOption, Draft };
        build.SetAction(result => Run(result, theme, publish: true));
        check.SetAction(result => Run(result, theme, publish: false));
        preview.SetAction((result, cancel) => PreviewAsync(result, theme, cancel));
        create.SetAction(Create);
        var root = new RootCommand("Transmission: a folder of Markdown with mathematics in, a finished site out.")
        {
            Input, Output, Cache, Url, Now, Drafts, Future, Lenient, Jobs, Format, build, check, preview, create,
        };
        root.SetAction(result => Run(result, theme, publish: true));

        var asked = root.Parse(args);
        if (asked.Errors.Count == 0) return await asked.InvokeAsync();
        foreach (var error in asked.Errors) await Console.Error.WriteLineAsync($"error: {error.Message}");
        await Console.Error.WriteLineAsync("  hint: --help lists the commands and options");
        return ExitCode.Usage;
    }

    private static int Run(ParseResult asked, ITheme theme, bool publish) => new BuildCommand(theme)
    {
        Input = asked.GetValue(Input)!,
        Output = asked.GetValue(Output)!,
        Cache = asked.GetValue(Cache)!,
        Url = asked.GetValue(Url),
        Format = asked.GetValue(Format),
        Options = OptionsOf(asked),
        Publish = publish,
    }.Run();

    private static Task<int> PreviewAsync(ParseResult asked, ITheme theme, CancellationToken cancel)
    {
        var cache = asked.GetValue(Cache)!;
        var settings = new PreviewSettings(
            asked.GetValue(Input)!, [asked.GetValue(Output)!, cache], InstallationReader.DefaultFolder, asked.GetValue(Url), asked.GetValue(Port), asked.GetValue(Editor)!,
            OptionsOf(asked), () => InstantOf(asked));
        return new PreviewCommand(theme, asked.GetValue(Format)).RunAsync(settings, cache, cancel);
    }

    private static int Create(ParseResult asked) => new NewCommand
    {
        Input = asked.GetValue(Input)!,
        Title = asked.GetValue(Title)!,
        Slug = asked.GetValue(SlugOption),
        IsDraft = asked.GetValue(Draft),
        Now = InstantOf(asked),
    }.Run();

    private static BuildOptions OptionsOf(ParseResult asked) => new(
        InstantOf(asked), asked.GetValue(Drafts), asked.GetValue(Future), asked.GetValue(Lenient), asked.GetValue(Jobs));

    private static DateTimeOffset InstantOf(ParseResult asked) => asked.GetValue(Now) ?? DateTimeOffset.UtcNow;

    private static Uri? ParseUrl(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Query == "" && url.Fragment == "")
            return url.AbsoluteUri.EndsWith('/') ? url : new Uri(url.AbsoluteUri + "/");
        result.AddError($"'{result.Tokens[0].Value}' is not an address such as https://user.github.io/repo/");
        return null;
    }

    private static DateTimeOffset? ParseInstant(System.CommandLine.Parsing.ArgumentResult result)
    {
        const DateTimeStyles Universal = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;
        if (DateTimeOffset.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, Universal, out var instant)) return instant;
        result.AddError($"'{result.Tokens[0].Value}' is not an instant such as 2026-11-24T08:00:00+08:00");
        return null;
    }
}

internal static class ExitCode
{
    public const int Fine = 0, Content = 1, Usage = 2;

    /// <summary>Says why nothing is done.</summary>
    public static int Refuse(string message, string hint)
    {
        Console.Error.WriteLine($"error: {message}\n  hint: {hint}");
        return Usage;
    }
}
