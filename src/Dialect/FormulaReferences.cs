using System.Text;
using Transmission.Model;

namespace Transmission.Dialect;

/// <summary>Puts the numbers of equations into a formula that refers to them.</summary>
internal static class FormulaReferences
{
    public static Formula Fill(Formula formula, RenderContext context)
    {
        var tex = new StringBuilder(formula.Tex);
        foreach (var reference in formula.References)
        {
            var number = context.Resolver.Equation(reference)?.Number ?? "?";
            tex.Replace(reference.Placeholder, $"\\text{{{(reference.Parentheses ? $"({number})" : number)}}}");
        }
        return formula with { Tex = tex.ToString(), References = [] };
    }
}
