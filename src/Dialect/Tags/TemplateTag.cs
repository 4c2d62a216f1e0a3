using System.Collections.Immutable;
using Transmission.Model;

namespace Transmission.Dialect.Tags;

/// <summary>A tag of another system, as it is written. None is ever executed.</summary>
/// <param name="Name">In lower case; of an include, with the name of what it includes: <c>include figure</c>.</param>
/// <param name="IsEnd">Whether it ends what another began.</param>
/// <param name="Family">Which marks are around it, as only tags of one family belong together.</param>
/// <param name="Span">In the text that was read, its marks included.</param>
internal sealed record TemplateTag(string Name, bool IsEnd, TagFamily Family, TextSpan Span, ImmutableArray<TagArgument> Arguments)
{
    /// <summary>Of the first argument that has one of these names.</summary>
    public TagArgument? Named(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            foreach (var argument in Arguments)
            {
                if (argument.Key == key && argument.Value.Length > 0) return argument;
            }
        }
        return null;
    }

    public IEnumerable<TagArgument> Unnamed => Arguments.Where(argument => argument.Key is null);

    public bool Ends(TemplateTag other) => IsEnd && Family == other.Family && (Name == other.Name || Name.Length == 0);
}

internal enum TagFamily
{
    /// <summary><c>{% name %}</c>: Liquid, Nunjucks, GitBook.</summary>
    Percent,

    /// <summary><c>{{&lt; name &gt;}}</c> and <c>{{% name %}}</c>: Hugo, Quarto.</summary>
    Shortcode,

    /// <summary><c>{{name x}}</c>: Logseq.</summary>
    Macro,

    /// <summary><c>{::name}</c>: kramdown.</summary>
    Kramdown,

    /// <summary><c>%%</c>: what Obsidian does not show.</summary>
    Comment,

    /// <summary>What stands in a sentence between other marks: <see cref="WrittenInText"/>.</summary>
    Text,
}

/// <param name="Key">Null for one by its place alone.</param>
/// <param name="Span">Of the value, without its quotes, in the text that was read.</param>
internal readonly record struct TagArgument(string? Key, string Value, TextSpan Span);
