using Markdig.Syntax;
using Transmission.Model;

namespace Transmission.Dialect.Drawings;

/// <summary>A fence whose text becomes a picture.</summary>
/// <param name="index">Among the drawings of the text, from zero.</param>
/// <param name="code">Shows it where it cannot be drawn.</param>
internal sealed class DrawingBlock(Drawing drawing, int index, FencedCodeBlock code) : LeafBlock(null)
{
    public Drawing Drawing => drawing;
    public int Index => index;
    public FencedCodeBlock Code => code;
}
