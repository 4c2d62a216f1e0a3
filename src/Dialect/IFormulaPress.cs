using System.Collections.Immutable;
using Transmission.Diagnostics;
using Transmission.Drawings;
using Transmission.Model;

namespace Transmission.Dialect;

/// <summary>What sets formulas: KaTeX in a build, a stand-in where a test is about the text around them.</summary>
public interface IFormulaPress
{
    /// <summary>Says that a formula will be asked for, so that work on it may begin. Never waits.</summary>
    void Order(Formula formula);

    /// <summary>Its HTML, or null where the TeX is wrong; what is wrong has been reported then.</summary>
    string? Press(Formula formula, SourceText source, DiagnosticBag diagnostics);
}

/// <summary>What colours code.</summary>
public interface ICodePress
{
    /// <summary>Says that a piece will be asked for. Never waits.</summary>
    void Order(string code, string language);

    /// <summary>One piece of HTML per line of <paramref name="code"/>, escaped, without line ends.</summary>
    ImmutableArray<string> Lines(string code, string language);
}

/// <summary>What draws.</summary>
public interface IDrawingPress
{
    /// <summary>Says that a drawing will be asked for. Never waits.</summary>
    void Order(Drawing drawing);

    /// <param name="files">The texts of the files that it names, by their names.</param>
    DrawingResult Draw(Drawing drawing, IReadOnlyDictionary<string, string> files);
}

internal sealed record Presses(IFormulaPress Formulas, ICodePress Code, IDrawingPress Drawings);
