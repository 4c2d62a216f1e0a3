using Transmission.Model;

namespace Transmission.Dialect;

/// <summary>What parsing a text must know beyond the text.</summary>
/// <param name="Language">BCP 47, of the text.</param>
/// <param name="Title">The title that the document has above its body; null where its first heading is the title.</param>
public sealed record TextOptions(MathOptions Math, NumberingOptions Numbering, string Language, Phrase? Title = null);
