using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Transmission.Caching;
using Transmission.Model;
using Transmission.Scripting;

namespace Transmission.Tex;

/// <summary>
/// Formulas by KaTeX. A formula's markup is a pure function of its TeX, its style, the macros it uses and KaTeX itself,
/// and is kept under all four; a refusal is not kept.
/// Every member may be called from any thread.
/// </summary>
public sealed class Katex
{
    private readonly ScriptModule _module;
    private readonly MemoizedScript _render;

    /// <param name="host">May be shared with other scripts; whoever made it ends it.</param>
    public Katex(ICache cache, Installation installation, ScriptHost host)
    {
        _module = ScriptModule.Bridged("renderFormula", installation, "engine/katex.js", "katex-bridge.js");
        _render = new MemoizedScript(host, _module, cache);
    }

    /// <summary>Has it made while others work, unless it is in the cache. Never waits.</summary>
    public void Order(Formula formula)
    {
        var request = new Request(formula.Tex, formula.Style, formula.Macros);
        _render.Order(request.Key(_module), request.Arguments);
    }

    /// <summary>Waits for it, if need be.</summary>
    public KatexResult Get(Formula formula) => Get(formula.Tex, formula.Style, formula.Macros);

    /// <summary>The same for a text that is not known before its references are.</summary>
    public KatexResult Get(string tex, FormulaStyle style, ImmutableArray<MacroDefinition> macros)
    {
        var request = new Request(tex, style, macros);
        var (value, failure) = _render.Get(request.Key(_module), request.Arguments);
        if (value is null) return new KatexResult(Html: null, new KatexError($"it cannot be set: {failure}", 0, tex.Length));
        return value.StartsWith(MemoizedScript.Refusal) ? new KatexResult(Html: null, ReadRefusal(value, tex)) : new KatexResult(value, Error: null);
    }

    /// <summary>U+0000, offset, colon, length, colon, message; the numbers are empty where KaTeX knows no place.</summary>
    private static KatexError ReadRefusal(string value, string tex)
    {
        var parts = value[1..].Split(':', 3);
        if (parts[0].Length == 0) return new KatexError(parts[2], 0, tex.Length);
        var offset = Math.Min(int.Parse(parts[0], CultureInfo.InvariantCulture), tex.Length);
        return new KatexError(parts[2], offset, Math.Min(int.Parse(parts[1], CultureInfo.InvariantCulture), tex.Length - offset));
    }

    private sealed record Request(string Tex, FormulaStyle Style, ImmutableArray<MacroDefinition> Macros)
    {
        public CacheKey Key(ScriptModule module) => module.Key(Style == FormulaStyle.Display ? "display" : "inline", Tex, Fields(Macros));

        public object?[] Arguments() => [Tex, Style == FormulaStyle.Display, Fields(Macros)];

        /// <summary>
        /// Name, arity (or «let» for an alias), default after an equals sign or nothing, body, of each; a field is its length, a colon, its text.
        /// Both the key and the script read it. Where a macro is defined has no part in it.
        /// </summary>
        private static string Fields(ImmutableArray<MacroDefinition> macros)
        {
            if (macros.IsDefaultOrEmpty) return "";
            var text = new StringBuilder();
            foreach (var macro in macros)
            {
                ReadOnlySpan<string> fields =
                    [macro.Name, macro.IsAlias ? "let" : macro.Arity.ToString(CultureInfo.InvariantCulture), macro.Default is null ? "" : "=" + macro.Default, macro.Body];
                foreach (var field in fields) text.Append(CultureInfo.InvariantCulture, $"{field.Length}:{field}");
            }
            return text.ToString();
        }
    }
}
