using System.Collections.Immutable;

namespace Transmission.Tex;

/// <summary>A <c>\ref</c> or <c>\eqref</c>.</summary>
internal readonly record struct WrittenReference(int Start, Argument Label, bool Parentheses);

/// <summary>A <c>\tag</c>: its tokens from the command on, its argument, and the equations that this names, as in <c>\tag{\ref{eq:a}$'$}</c>.</summary>
internal sealed record Tag(int Start, Argument Content, bool IsStarred, ImmutableArray<WrittenReference> References);

/// <summary>What can carry a number: a display as a whole, or a row of one.</summary>
internal sealed class NumberedUnit
{
    public List<Argument> Labels { get; } = [];

    /// <summary>The first one.</summary>
    public Tag? Tag { get; set; }

    /// <summary>After <c>\notag</c>, and in a starred environment.</summary>
    public bool IsUnnumbered { get; set; }

    public bool HasContent { get; set; }

    /// <summary>The token before which a row's number goes.</summary>
    public int End { get; set; }
}
