using System.Collections.Immutable;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission;

/// <summary>What was made of each file the last time, and what was reported of it. A file with the same bytes is not asked again.</summary>
internal sealed class FileMemory<T>
{
    private sealed record Made(SourceFile Source, T Value, ImmutableArray<Diagnostic> Reported);

    private Dictionary<SitePath, Made> _made = [];

    /// <returns>In the order of the files. Those that are not among them are forgotten.</returns>
    /// <param name="turns">In which those are made that are new.</param>
    /// <param name="make">Called from several threads, with a bag for each file.</param>
    public ImmutableArray<T> Of(ImmutableArray<SourceFile> files, DiagnosticBag diagnostics, Turns turns, Func<SourceFile, DiagnosticBag, T> make)
    {
        Made Make(SourceFile file)
        {
            var told = diagnostics.Another();
            var value = make(file, told);
            return new Made(file, value, told.InOrder());
        }
        var made = files.Select(Known).ToArray();
        var unknown = Enumerable.Range(0, made.Length).Where(i => made[i] is null).ToArray();
        turns.Take(unknown.Length, i => made[unknown[i]] = Make(files[unknown[i]]));
        foreach (var one in made) diagnostics.AddAll(one!.Reported);
        if (unknown.Length > 0 || made.Length != _made.Count) _made = made.ToDictionary(one => one!.Source.Path, one => one!);
        return [.. made.Select(one => one!.Value)];
    }

    public void Forget(Predicate<T> which)
    {
        foreach (var (path, made) in _made.ToArray())
        {
            if (which(made.Value)) _made.Remove(path);
        }
    }

    private Made? Known(SourceFile file) =>
        _made.TryGetValue(file.Path, out var made) && made.Source.Bytes.Span.SequenceEqual(file.Bytes.Span) ? made : null;
}
