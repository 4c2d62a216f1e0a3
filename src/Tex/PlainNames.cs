using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Transmission.Tex;

internal enum PlainKind { Unknown, Symbol, Structure, Text, Face, Accent, Space, Dimension, Silent, Ignored }

/// <summary>What commands are in a formula's text, beyond the symbols that KaTeX's table has.</summary>
internal static class PlainNames
{
    private static readonly Dictionary<string, (string Text, AtomClass Class)> Known = Build();

    /// <summary>Commands that show nothing, and how many arguments go with them.</summary>
    public static readonly Dictionary<string, int> Silent = new Dictionary<string, int>
    {
        [@"\tag"] = 1,
        [@"\label"] = 1,
        [@"\vspace"] = 1,
        [@"\phantom"] = 1,
        [@"\hphantom"] = 1,
        [@"\vphantom"] = 1,
        [@"\rule"] = 2,
        [@"\color"] = 1,
        [@"\require"] = 1,
        [@"\cline"] = 1,
        [@"\htmlId"] = 1,
        [@"\htmlClass"] = 1,
        [@"\htmlStyle"] = 1,
        [@"\textcolor"] = 1,
        [@"\colorbox"] = 1,
        [@"\fcolorbox"] = 2,
        [@"\href"] = 1,
        [@"\raisebox"] = 1,
    };

    /// <summary>Commands that only lead to the delimiter or the style after them.</summary>
    public static readonly FrozenSet<string> Ignored = FrozenSet.Create(StringComparer.Ordinal,
        @"\left", @"\right", @"\middle", @"\big", @"\Big", @"\bigg", @"\Bigg", @"\bigl", @"\Bigl", @"\biggl", @"\Biggl", @"\bigr", @"\Bigr", @"\biggr", @"\Biggr",
        @"\bigm", @"\Bigm", @"\biggm", @"\Biggm", @"\displaystyle", @"\textstyle", @"\scriptstyle", @"\scriptscriptstyle", @"\limits", @"\nolimits",
        @"\notag", @"\nonumber", @"\hline", @"\hdashline", @"\!", @"\negthinspace", @"\negmedspace", @"\negthickspace", @"\relax", @"\nobreak", @"\allowbreak",
        @"\mathstrut", @"\strut", @"\tiny", @"\scriptsize", @"\footnotesize", @"\small", @"\normalsize",
        @"\large", @"\Large", @"\LARGE", @"\huge", @"\Huge", @"\boxed", @"\fbox", @"\smash", @"\underbrace", @"\overbrace", @"\underbracket",
        @"\overbracket", @"\mathrel", @"\mathbin", @"\mathord", @"\mathopen", @"\mathclose", @"\mathpunct", @"\mathinner", @"\DOTSB",
        @"\mathclap", @"\mathllap", @"\mathrlap", @"\llap", @"\rlap", @"\clap", @"\vcenter", @"\phase", @"\bcancel", @"\xcancel", @"\protect", @"\$", @"\noexpand");

    public static readonly FrozenSet<string> Spaces = FrozenSet.Create(StringComparer.Ordinal,
        @"\,", @"\:", @"\;", @"\>", @"\ ", @"\quad", @"\qquad", @"\enspace", @"\enskip", @"\thinspace", @"\medspace", @"\thickspace", @"\space", @"\nobreakspace", "~",
        "\\\n", "\\\r", "\\\t");

    public static readonly FrozenSet<string> Dimensions = FrozenSet.Create(StringComparer.Ordinal, @"\kern", @"\mkern", @"\hskip", @"\mskip");

    /// <summary>Commands whose argument is upright or in another face, but no other letters.</summary>
    public static readonly FrozenSet<string> Faces = FrozenSet.Create(StringComparer.Ordinal,
        @"\rm", @"\it", @"\sf", @"\tt", @"\mathrm", @"\mathit", @"\mathsf", @"\mathtt", @"\mathnormal", @"\mathop", @"\operatorname", @"\operatornamewithlimits");

    /// <summary>What each command is; one that is in none of the tables is not here.</summary>
    private static readonly Lazy<Dictionary<string, PlainKind>> Kinds = new(() =>
    {
        var kinds = new Dictionary<string, PlainKind>(StringComparer.Ordinal);
        Put(Silent.Keys, PlainKind.Silent);
        Put(Ignored, PlainKind.Ignored);
        Put(Spaces, PlainKind.Space);
        Put(Dimensions, PlainKind.Dimension);
        Put(Faces.Concat(PlainScripts.AlphabetCommands), PlainKind.Face);
        Put(PlainScripts.AccentCommands, PlainKind.Accent);
        Put(Tokenizer.TextCommands, PlainKind.Text);
        Put(Structures, PlainKind.Structure);
        Put(Known.Keys.Concat(CommandTable.Symbols.Keys), PlainKind.Symbol);
        return kinds;

        void Put(IEnumerable<string> names, PlainKind kind)
        {
            foreach (var name in names) kinds.TryAdd(name, kind);
        }
    });

    public static PlainKind KindOf(string command) => Kinds.Value.TryGetValue(command, out var kind) ? kind : PlainKind.Unknown;

    /// <summary>Commands that make something of their arguments.</summary>
    private static readonly ImmutableArray<string> Structures =
    [
        @"\frac", @"\dfrac", @"\tfrac", @"\cfrac", @"\nicefrac", @"\sfrac", @"\genfrac", @"\binom", @"\dbinom", @"\tbinom", @"\sqrt",
        @"\overset", @"\stackrel", @"\underset", @"\not", @"\pmod", @"\mod", @"\pod", @"\substack", @"\bra", @"\ket", @"\braket", @"\set", @"\Set",
        @"\char", @"\\", @"\cr", @"\newline", @"\begin", @"\end", @"\ce", @"\pu", @"\hspace",
        @"\xrightarrow", @"\xleftarrow", @"\xRightarrow", @"\xLeftarrow", @"\xleftrightarrow", @"\xlongequal", @"\xmapsto",
    ];

    private static readonly Dictionary<string, string> Negated = new Dictionary<string, string>
    {
        ["="] = "≠",
        ["∈"] = "∉",
        ["∋"] = "∌",
        ["⊂"] = "⊄",
        ["⊃"] = "⊅",
        ["⊆"] = "⊈",
        ["⊇"] = "⊉",
        ["≤"] = "≰",
        ["≥"] = "≱",
        ["<"] = "≮",
        [">"] = "≯",
        ["≡"] = "≢",
        ["∼"] = "≁",
        ["≈"] = "≉",
        ["≅"] = "≇",
        ["∣"] = "∤",
        ["|"] = "∤",
        ["∥"] = "∦",
        ["∃"] = "∄",
        ["→"] = "↛",
        ["⇒"] = "⇏",
        ["⇔"] = "⇎",
    };

    public static (string Text, AtomClass Class)? Of(string command)
    {
        if (Known.TryGetValue(command, out var known)) return known;
        return CommandTable.Symbols.TryGetValue(command, out var symbol) ? (symbol.Text, ClassOf(symbol.Class)) : null;
    }

    public static string Not(string relation) => Negated.TryGetValue(relation, out var negated) ? negated : relation + '\u0338';

    /// <summary>A character that stands for itself.</summary>
    public static (string Text, AtomClass Class) OfCharacter(string c) => c switch
    {
        "+" or "*" => (c, AtomClass.Binary),
        "-" => ("−", AtomClass.Binary),
        "=" or "<" or ">" or ":" => (c, AtomClass.Relation),
        "," or ";" => (c, AtomClass.Punctuation),
        "(" or "[" => (c, AtomClass.Opening),
        ")" or "]" or "!" or "?" => (c, AtomClass.Closing),
        _ => (c, ByCharacter.Value.TryGetValue(c, out var kind) ? kind : AtomClass.Ordinary),
    };

    private static readonly Lazy<Dictionary<string, AtomClass>> ByCharacter = new(() => CommandTable.Symbols.Values
        .Where(s => s.Text.Length > 0 && s.Text[0] > '\u007F').DistinctBy(s => s.Text).ToDictionary(s => s.Text, s => ClassOf(s.Class), StringComparer.Ordinal));

    private static AtomClass ClassOf(string katexClass) => katexClass switch
    {
        "rel" => AtomClass.Relation,
        "bin" => AtomClass.Binary,
        "open" => AtomClass.Opening,
        "close" => AtomClass.Closing,
        "punct" => AtomClass.Punctuation,
        "op-token" => AtomClass.Operator,
        _ => AtomClass.Ordinary,
    };

    private static Dictionary<string, (string, AtomClass)> Build()
    {
        var known = new Dictionary<string, (string, AtomClass)>(StringComparer.Ordinal);
        Put(AtomClass.Function, @"\arccos arccos \arcsin arcsin \arctan arctan \arg arg \argmax argmax \argmin argmin \cos cos \cosh cosh \cot cot \coth coth \csc csc \deg deg \det det \dim dim \exp exp \gcd gcd \hom hom \inf inf \ker ker \lg lg \lim lim \liminf liminf \limsup limsup \ln ln \log log \max max \min min \Pr Pr \sec sec \sin sin \sinh sinh \sup sup \tan tan \tanh tanh \sgn sgn \ctg ctg \tg tg \ch ch \sh sh \th th \plim plim");
        Put(AtomClass.Operator, @"\sum ∑ \prod ∏ \coprod ∐ \int ∫ \iint ∬ \iiint ∭ \oint ∮ \oiint ∯ \oiiint ∰ \bigcup ⋃ \bigcap ⋂ \bigoplus ⨁ \bigotimes ⨂ \bigodot ⨀ \bigsqcup ⨆ \bigvee ⋁ \bigwedge ⋀ \biguplus ⨄ \intop ∫ \smallint ∫");
        Put(AtomClass.Relation, @"\ne ≠ \neq ≠ \notin ∉ \notni ∌ \iff ⟺ \implies ⟹ \impliedby ⟸ \mid | \coloneqq ≔ \coloneq ≔ \colonequals ≔ \eqqcolon ≕ \rarr → \larr ← \rArr ⇒ \lArr ⇐ \harr ↔ \hArr ⇔ \isin ∈ \sub ⊂ \supe ⊇ \sube ⊆ \xrightarrow → \xleftarrow ← \xRightarrow ⇒ \xLeftarrow ⇐ \xleftrightarrow ↔ \xlongequal = \xmapsto ↦ \vcentcolon : \lt < \gt > \le ≤ \ge ≥ \leq ≤ \geq ≥ \leqslant ≤ \geqslant ≥ \ngeqq ≱ \nleqq ≰ \varsubsetneq ⊊ \varsupsetneq ⊋ \mapsfrom ↤");
        Put(AtomClass.Binary, @"\ast ∗ \setminus ∖ \backslash ∖ \bmod mod \sdot ⋅ \plusmn ±");
        Put(AtomClass.Ordinary, @"\ldots … \dots … \cdots ⋯ \vdots ⋮ \ddots ⋱ \dotsc … \dotsb ⋯ \dotsm ⋯ \dotsi ⋯ \dotso … \prime ′ \infty ∞ \infin ∞ \R ℝ \N ℕ \Z ℤ \Complex ℂ \reals ℝ \Reals ℝ \real ℜ \image ℑ \natnums ℕ \cnums ℂ \Alpha Α \Beta Β \Epsilon Ε \Zeta Ζ \Eta Η \Iota Ι \Kappa Κ \Mu Μ \Nu Ν \Omicron Ο \Rho Ρ \Tau Τ \Chi Χ \varGamma Γ \varDelta Δ \varTheta Θ \varLambda Λ \varXi Ξ \varPi Π \varSigma Σ \varUpsilon Υ \varPhi Φ \varPsi Ψ \varOmega Ω \thetasym ϑ \alef ℵ \alefsym ℵ \weierp ℘ \imath ı \jmath ȷ \exist ∃ \empty ∅ \ang ∠ \AA Å \aa å \bull • \copyright © \degree ° \hbar ℏ \ell ℓ \Bbbk 𝕜 \lq ‘ \rq ’ \LaTeX LaTeX \TeX TeX \KaTeX KaTeX \vert | \lvert | \rvert | \Vert ‖ \| ‖ \lVert ‖ \rVert ‖ \clubs ♣ \diamonds ♢ \hearts ♡ \spades ♠ \textregistered ® \textcopyright ©");
        Put(AtomClass.Opening, @"\{ { \lbrace { \lbrack [ \lang ⟨ \langle ⟨ \lceil ⌈ \lfloor ⌊ \lgroup ( \llbracket ⟦ \ulcorner ⌜ \llcorner ⌞");
        Put(AtomClass.Closing, @"\} } \rbrace } \rbrack ] \rang ⟩ \rangle ⟩ \rceil ⌉ \rfloor ⌋ \rgroup ) \rrbracket ⟧ \urcorner ⌝ \lrcorner ⌟");
        Put(AtomClass.Relation, @"\colon :");
        return known;

        void Put(AtomClass kind, string pairs)
        {
            var parts = pairs.Split(' ');
            for (var i = 0; i + 1 < parts.Length; i += 2) known[parts[i]] = (parts[i + 1], kind);
        }
    }
}
