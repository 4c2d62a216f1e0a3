using Markdig.Syntax.Inlines;

namespace Transmission.Dialect.Typography;

/// <summary>
/// A space that is not text: dropped on the page, or narrowed beside a formula. Plain text has it where it was typed.
/// </summary>
internal sealed class TypesetSpace : LeafInline
{
    public bool IsTyped { get; init; }

    /// <summary>Whether the page shows it, at two thirds of its width.</summary>
    public bool IsNarrow { get; init; }
}

/// <summary>
/// A formula (or the one element around it) with the punctuation that must not leave it, before it and after it, and the
/// marks of notes after that; or such a mark with the end of the text before it.
/// </summary>
internal sealed class UnbreakableInline : ContainerInline
{
    public required string Before { get; init; }
    public required string After { get; init; }
}
