using System.Globalization;

namespace Bench;

/// <summary>A line of the table.</summary>
/// <param name="Costs">Of each run.</param>
internal sealed record Row(string Name, IReadOnlyList<Cost> Costs)
{
    /// <summary>What the median is held against: that of others, run by turns with these.</summary>
    public Comparison? Against { get; init; }

    public Budget? Time { get; init; }
    public Budget? Memory { get; init; }

    /// <summary>Stands in the place of a comparison.</summary>
    public string Note { get; init; } = "";

    public double Median => MedianOf(Costs.Select(cost => cost.Seconds));
    public double Least => Costs.Min(cost => cost.Seconds);
    public double? Cpu => Costs.All(cost => cost.Cpu is not null) ? MedianOf(Costs.Select(cost => cost.Cpu!.Value)) : null;

    /// <summary>The highest of all.</summary>
    public double? Peak => Costs.Max(cost => cost.Peak);

    /// <summary>Null where nothing is promised, or cannot be measured here.</summary>
    public bool? IsHeld
    {
        get
        {
            bool?[] held = [Time?.Holds(), Memory?.Holds()];
            return held.All(one => one is null) ? null : held.All(one => one is not false);
        }
    }

    public static double MedianOf(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}

/// <param name="Ratio">The median of the ratios, pair by pair: what slows the machine down for a while slows both.</param>
/// <param name="Cpu">The same of the seconds of all threads, which a busy machine stretches least; null where they are not known.</param>
/// <param name="With">What stands behind the ratio: <c>× floor</c>.</param>
internal sealed record Comparison(double Ratio, double? Cpu, string With)
{
    public static Comparison Of(IReadOnlyList<Cost> costs, IReadOnlyList<Cost> others, string with) =>
        new(MedianOf(costs, others, cost => cost.Seconds)!.Value, MedianOf(costs, others, cost => cost.Cpu), with);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Ratio:0.00} {With}") + (Cpu is { } cpu ? string.Create(CultureInfo.InvariantCulture, $", CPU {cpu:0.00}") : "");

    private static double? MedianOf(IReadOnlyList<Cost> costs, IReadOnlyList<Cost> others, Func<Cost, double?> of)
    {
        var ratios = costs.Zip(others, (cost, other) => of(cost) / of(other)).ToArray();
        return ratios.All(ratio => ratio is not null) ? Row.MedianOf(ratios.Select(ratio => ratio!.Value)) : null;
    }
}

/// <summary>What was promised, and what is; null where that is not known.</summary>
/// <param name="Text">The promise, for the table.</param>
internal sealed record Budget(string Text, double Most, double? Is)
{
    public bool? Holds() => Is is { } value ? value <= Most : null;
}
