using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Transmission.Model;

namespace Transmission.Tex;

/// <summary>
/// What was read of formulas within lines, for whoever reads the same again: <c>$x$</c> stands on every page. Only where reading it was a pure function of its source and
/// of the macros of every page: it defined, numbered, named and told nothing, and no formula before it on its page had defined anything.
/// May be used from any thread.
/// </summary>
public sealed class InlineReadings
{
    private readonly ConditionalWeakTable<MacroDefinition[], ConcurrentDictionary<string, Formula>> _byMacros = [];

    /// <param name="macros">Those of every page; the same array is meant, not an equal one.</param>
    internal ConcurrentDictionary<string, Formula> With(ImmutableArray<MacroDefinition> macros) =>
        _byMacros.GetValue(ImmutableCollectionsMarshal.AsArray(macros) ?? [], static _ => new(StringComparer.Ordinal));
}
