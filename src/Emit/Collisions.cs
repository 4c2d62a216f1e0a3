using System.Collections.Immutable;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Emit;

/// <summary>
/// Lets no two outputs share a path, nor one be a file where another needs a folder. Paths that differ only in the case
/// of letters count as one, since they are one on the disks of macOS and Windows. The first keeps the path.
/// </summary>
internal static class Collisions
{
    public static ImmutableArray<Draft> LeaveOut(IEnumerable<Draft> drafts, DiagnosticBag diagnostics)
    {
        var files = new Dictionary<string, Draft>(StringComparer.OrdinalIgnoreCase);
        foreach (var draft in drafts)
        {
            if (!files.TryAdd(draft.Path.Value, draft)) Report(draft, files[draft.Path.Value], diagnostics);
        }
        foreach (var draft in files.Values.ToList())
        {
            if (FolderThatIsAFile(draft.Path.Value, files) is not { } file) continue;
            Report(draft, file, diagnostics);
            files.Remove(draft.Path.Value);
        }
        return [.. files.Values.OrderBy(draft => draft.Path)];
    }

    private static Draft? FolderThatIsAFile(string path, Dictionary<string, Draft> files)
    {
        for (var slash = path.IndexOf('/'); slash > 0; slash = path.IndexOf('/', slash + 1))
        {
            if (files.TryGetValue(path[..slash], out var file)) return file;
        }
        return null;
    }

    private static void Report(Draft second, Draft first, DiagnosticBag diagnostics)
    {
        var message = $"'{second.Path}', from {Maker(second)}, cannot stand beside '{first.Path}', from {Maker(first)}";
        if (first.Origin is { } origin) diagnostics.Report(Rules.OutputCollision, message, second.Origin?.At(0), new Note("the other is here", origin.At(0)));
        else diagnostics.Report(Rules.OutputCollision, message, second.Origin?.At(0));
    }

    private static string Maker(Draft draft) => draft.Origin?.Path.Value ?? draft.Maker;
}
