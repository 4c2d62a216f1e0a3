using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Transmission.Tex;

/// <summary>A symbol as KaTeX has it: its class in KaTeX's words (<c>rel</c>, <c>bin</c>, <c>mathord</c> …) and its character.</summary>
internal readonly record struct Symbol(string Class, string Text);

/// <summary>What KaTeX knows, from <c>commands.txt</c>.</summary>
internal static class CommandTable
{
    private static readonly Lazy<(FrozenSet<string>, Dictionary<string, Symbol>, FrozenSet<string>)> Table = new(Load);

    public static FrozenSet<string> Commands => Table.Value.Item1;
    public static Dictionary<string, Symbol> Symbols => Table.Value.Item2;

    /// <summary>KaTeX's, and those that are rewritten before it.</summary>
    public static FrozenSet<string> Environments => Table.Value.Item3;

    private static (FrozenSet<string>, Dictionary<string, Symbol>, FrozenSet<string>) Load()
    {
        using var stream = typeof(CommandTable).Assembly.GetManifestResourceStream("Tex/commands.txt")!;
        using var reader = new StreamReader(stream);
        List<string> commands = [.. ReadByUs];
        List<string> environments = ["multline", "multline*", "flalign", "flalign*", "eqnarray", "eqnarray*", "subequations"];
        Dictionary<string, Symbol> symbols = [];
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split(' ');
            if (parts[0] == "begin") environments.Add(parts[1]);
            else if (parts[0] != "#") commands.Add(parts[0]);
            if (parts.Length == 3) symbols[parts[0]] = new Symbol(parts[1], parts[2]);
        }
        return (commands.ToFrozenSet(StringComparer.Ordinal), symbols, environments.ToFrozenSet(StringComparer.Ordinal));
    }

    private static ImmutableArray<string> ReadByUs =>
    [
        @"\DeclareMathOperator", @"\label", @"\ref", @"\eqref", @"\mbox", @"\mit", @"\require", @"\unicode", @"\bbox", @"\textsc",
        @"\mathds", @"\mathbbm", @"\nicefrac", @"\sfrac",
    ];
}
