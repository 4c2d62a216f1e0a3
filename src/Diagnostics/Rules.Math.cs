namespace Transmission.Diagnostics;

public static partial class Rules
{
    public static readonly Rule PaddedFormula = Warning("MATH001", "Put the dollars right beside the formula: $x_1$, not $ x_1 $.");
    public static readonly Rule StrayDollar = Warning("MATH002", "Write \\$ for a dollar sign, or close the formula.");
    public static readonly Rule EscapedBrackets = Warning("MATH003", "Write $…$ or $$…$$. With math.brackets: true, \\(…\\) on one line and \\[…\\] are formulas too.");
    public static readonly Rule DollarLines = Warning("MATH004", "Put two dollars around a display.");
    public static readonly Rule DoubledBrackets = Warning("MATH005", "Write $…$ or $$…$$: no other program reads this spelling.");
    public static readonly Rule ProseBetweenDollars = Warning("MATH006", "Write \\$ for a dollar sign. If this is a formula, put words in \\text{…}.");
    // MATH007 was what TEX105 is.
    public static readonly Rule ForeignFormula = Warning("MATH008", "Nothing has to be done; between dollars it would be understood elsewhere too.");
    public static readonly Rule TexInText = Warning("MATH009", "Put a formula between dollars, and source that is to be read between backticks; a theorem is a block between lines of colons, ::: {#thm-x}.");
}
