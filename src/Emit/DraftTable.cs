using System.Collections.Immutable;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Emit;

/// <summary>
/// What is to be made, by path. No two outputs share one, nor is one a file where another needs a folder. Paths that differ only in the case
/// of letters count as one, since they are one on the disks of macOS and Windows. The first keeps the path.
/// </summary>
internal sealed class DraftTable(DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, Draft> _drafts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Null where there is none with exactly this path.</summary>
    public Draft? Find(string path) => _drafts.TryGetValue(path, out var draft) && draft.Path.Value == path ? draft : null;

    /// <returns>Those that have their path; the others are reported.</returns>
    public ImmutableArray<Draft> Add(IEnumerable<Draft> drafts)
    {
        var added = new List<Draft>();
        foreach (var draft in drafts)
        {
            if (_drafts.TryAdd(draft.Path.Value, draft)) added.Add(draft);
            else Report(draft, _drafts[draft.Path.Value]);
        }
        var byName = _drafts.GetAlternateLookup<ReadOnlySpan<char>>();
        added.RemoveAll(draft =>
        {
            if (FolderThatIsAFile(draft.Path.Value, byName) is not { } file) return false;
            Report(draft, file);
            return _drafts.Remove(draft.Path.Value);
        });
        return [.. added];
    }

    private static Draft? FolderThatIsAFile(string path, Dictionary<string, Draft>.AlternateLookup<ReadOnlySpan<char>> drafts)
    {
        foreach (var folder in new Folders(path))
        {
            if (drafts.TryGetValue(folder, out var file)) return file;
        }
        return null;
    }

    private void Report(Draft second, Draft first)
    {
        var message = $"'{second.Path}', from {Maker(second)}, cannot stand beside '{first.Path}', from {Maker(first)}";
        if (first.Origin is { } origin) diagnostics.Report(Rules.OutputCollision, message, second.Origin?.At(0), new Note("the other is here", origin.At(0)));
        else diagnostics.Report(Rules.OutputCollision, message, second.Origin?.At(0));
    }

    private static string Maker(Draft draft) => draft.Origin?.Path.Value ?? draft.Maker;
}
