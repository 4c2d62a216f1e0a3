using System.Text;

namespace Transmission.Model;

/// <summary>Text in LaTeX.</summary>
public static class Latex
{
    /// <summary>Characters that mean something there as commands that print them.</summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c switch
            {
                '\\' => result.Append(@"\textbackslash{}"),
                '{' or '}' or '%' or '&' or '#' or '_' or '$' => result.Append('\\').Append(c),
                '~' => result.Append(@"\textasciitilde{}"),
                '^' => result.Append(@"\textasciicircum{}"),
                _ => result.Append(c),
            };
        }
        return result.ToString();
    }
}
