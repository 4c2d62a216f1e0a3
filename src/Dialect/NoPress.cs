using System.Collections.Immutable;
using Transmission.Diagnostics;
using Transmission.Drawings;
using Transmission.Model;

namespace Transmission.Dialect;

/// <summary>Sets nothing: for who reads texts and shows none.</summary>
internal sealed class NoPress : IFormulaPress, ICodePress, IDrawingPress
{
    public void Order(Formula formula) { }
    public string? Press(Formula formula, SourceText source, DiagnosticBag diagnostics) => "";
    public void Order(string code, string language) { }
    public ImmutableArray<string> Lines(string code, string language) => [];
    public void Order(Drawing drawing) { }
    public DrawingResult Draw(Drawing drawing, IReadOnlyDictionary<string, string> files) => new(null, null, []);
}
