using System.Diagnostics;

namespace Tests.Fuzz;

/// <summary>Makes the shortest text that it can of one that fails: leaves out more and more of it as long as the same thing goes wrong.</summary>
internal static class Shrinking
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static string Of(string text, Func<string, bool> fails)
    {
        var clock = Stopwatch.StartNew();
        for (var before = -1; before != text.Length;)
        {
            before = text.Length;
            for (var size = Math.Max(1, text.Length / 2); size > 0; size /= 2)
            {
                for (var at = 0; at + size <= text.Length && clock.Elapsed < Limit;)
                {
                    var shorter = text.Remove(at, size);
                    if (fails(shorter)) text = shorter;
                    else at += Math.Max(1, size / 2);
                }
            }
        }
        return text;
    }
}
