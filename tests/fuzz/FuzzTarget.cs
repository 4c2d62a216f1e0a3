namespace Tests.Fuzz;

/// <summary>Something that reads what others wrote, and what must hold whatever that is.</summary>
/// <param name="Make">A text for it; what is no text is written a character for each byte.</param>
/// <param name="Try">Throws where something does not hold.</param>
/// <param name="Round">How many texts the suite tries on every run: a fraction of a second.</param>
internal sealed record FuzzTarget(string Name, Func<Random, string> Make, Action<string> Try, int Round)
{
    public override string ToString() => Name;

    /// <summary>The text of a number, the same on every machine.</summary>
    public string TextOf(int seed) => Make(new Random(seed));
}

/// <summary>A property that does not hold.</summary>
/// <param name="property">The same words wherever it is this one: by them findings are told apart.</param>
internal sealed class FuzzFault(string property, string detail) : Exception($"{property}: {detail}")
{
    public string Property => property;

    public static void Unless(bool holds, string property, Func<string> detail)
    {
        if (!holds) throw new FuzzFault(property, detail());
    }
}
