namespace Transmission.Diagnostics;

public static partial class Rules
{
    public static readonly Rule UnknownCommand = Error("TEX001", @"Correct it, or define it: \newcommand{\name}{…} in any formula before it, or math.macros in site.yml.");
    public static readonly Rule UnknownEnvironment = Error("TEX002", "Use one that KaTeX has, such as aligned, cases or pmatrix.");
    public static readonly Rule TexError = Error("TEX003", "Correct the formula.");
    public static readonly Rule MacroError = Error("TEX004", "Correct the definition of the macro.");
    public static readonly Rule WrongDefinition = Error("TEX005", @"Write it as \newcommand{\name}[2]{…#1…#2…}.");
    public static readonly Rule SeveralTags = Error("TEX006", @"One \tag to a row: number several rows with align or gather.");
    public static readonly Rule DoubledLabel = Error("TEX007", "Give one of the two another label.");
    public static readonly Rule TagOfUnknown = Error("TEX008", @"A \tag can hold the number of an equation that stands before it in the same article.");

    public static readonly Rule EntityInTex = Warning("TEX101", "Inside a formula nothing is HTML: write the character itself.");
    public static readonly Rule CommentInTex = Warning("TEX102", @"% starts a comment in TeX; for a percent sign write \%.");
    public static readonly Rule SpecialInText = Warning("TEX103", @"It is read as the character; LaTeX wants a backslash before it.");
    public static readonly Rule LabelInline = Warning("TEX104", "Only a display has a number to refer to: put the formula between $$ on lines of their own.");
    public static readonly Rule TagInline = Warning("TEX105", "Only a display has a number: put the formula between $$ on lines of their own.");
}
