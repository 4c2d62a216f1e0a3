namespace Transmission.Tex;

/// <summary>What can carry a number: a display as a whole, or a row of one.</summary>
internal sealed class NumberedUnit
{
    public List<Argument> Labels { get; } = [];

    /// <summary>The first <c>\tag</c>: its tokens from the command on, and its argument.</summary>
    public (int Start, Argument Content, bool IsStarred)? Tag { get; set; }

    /// <summary>After <c>\notag</c>, and in a starred environment.</summary>
    public bool IsUnnumbered { get; set; }

    public bool HasContent { get; set; }

    /// <summary>The token before which a row's number goes.</summary>
    public int End { get; set; }
}
