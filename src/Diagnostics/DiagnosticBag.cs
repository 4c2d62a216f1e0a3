using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using Transmission.Model;

namespace Transmission.Diagnostics;

/// <summary>A second place that a diagnostic speaks of: where a macro is defined, who has the address already.</summary>
public sealed record Note(string Message, Location? At);

/// <param name="At">Null for what no place in the input is to blame for.</param>
/// <param name="Hint">What to do in this case, where there is more to say than the rule's own hint.</param>
public sealed record Diagnostic(Rule Rule, Severity Severity, string Message, Location? At, ImmutableArray<Note> Notes, string Hint);

/// <summary>
/// Where every room reports. A mistake in the input is reported and the build goes on; only a bug throws.
/// The same thing reported twice (a page that is rendered for two places) counts once.
/// </summary>
/// <param name="lenient">For migrations: what is wrong in the content is told, and does not stop the build.</param>
public sealed class DiagnosticBag(bool lenient = false)
{
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\n\r\f\u0085\u2028\u2029");

    private readonly ConcurrentDictionary<(string Rule, string Message, string? Path, TextSpan? Span), Diagnostic> _reported = [];

    public void Report(Rule rule, string message, Location? at, params ImmutableArray<Note> notes) =>
        Report(rule, message, at, hint: null, notes);

    public void Report(Rule rule, string message, Location? at, string? hint, params ImmutableArray<Note> notes)
    {
        var severity = lenient ? Severity.Warning : rule.Severity;
        Add(new Diagnostic(rule, severity, OneLine(message), at, notes, OneLine(hint ?? rule.Hint)));
    }

    /// <summary>What is quoted of a file may run over lines.</summary>
    private static string OneLine(string text) => text.AsSpan().ContainsAny(LineEnds) ? text.ReplaceLineEndings(" ") : text;

    /// <summary>Another bag with the same severities: for what is reported of one file, which can be kept with it.</summary>
    public DiagnosticBag Another() => new(lenient);

    /// <summary>Takes over what was reported to another.</summary>
    public void AddAll(ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics) Add(diagnostic);
    }

    private void Add(Diagnostic diagnostic) => _reported.TryAdd(
        (diagnostic.Rule.Id, diagnostic.Message, diagnostic.At?.Source.Path.Value, diagnostic.At?.Span), diagnostic);

    /// <summary>By place, so that two builds of one input print the same however their threads ran.</summary>
    /// <param name="which">All, unless it is given.</param>
    public ImmutableArray<Diagnostic> InOrder(Func<Diagnostic, bool>? which = null) =>
        [.. _reported.Values.Where(which ?? (_ => true)).OrderBy(d => d.At?.Source.Path.Value, StringComparer.Ordinal)
                     .ThenBy(d => d.At?.Span.Start)
                     .ThenBy(d => d.Rule.Id, StringComparer.Ordinal)
                     .ThenBy(d => d.Message, StringComparer.Ordinal)];
}
