namespace Transmission.Search;

/// <summary>How often a term stands in a part, each place as much as it weighs, in four bits: the client has the same list.</summary>
internal static class Weights
{
    private static readonly int[] Levels = [1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 48, 64, 96];

    /// <summary>The highest level that is not above it.</summary>
    public static int LevelOf(int weight)
    {
        var level = 0; // of most
        while (level + 1 < Levels.Length && Levels[level + 1] <= weight) level++;
        return level;
    }
}
