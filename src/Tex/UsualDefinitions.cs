namespace Transmission.Tex;

/// <summary>
/// Commands that come from no package but from an author's preamble, or from a package that KaTeX has nothing of: what
/// is missing is not a letter of the name but its definition, which is here as it is usually written.
/// </summary>
internal static class UsualDefinitions
{
    private static readonly HashSet<string> Operators = new(StringComparer.Ordinal)
    {
        "argsort", "Attention", "Bernoulli", "Beta", "Cat", "col", "Concat", "concat", "Cov", "cov", "conv", "Corr", "diag", "Dir", "dist", "div",
        "dom", "elu", "ELBO", "erf", "FFN", "GELU", "gelu", "grad", "Head", "Hom", "IoU", "JS", "KL", "LayerNorm", "lcm", "logit", "logits", "LSE", "mean",
        "median", "MHA", "MLP", "mlp", "MSE", "MultiHead", "nnz", "ord", "Poisson", "poly", "prox", "proj", "rank", "ReLU", "relu", "rk", "rot", "sgn", "sig",
        "sigmoid", "sign", "Softmax", "softmax", "softplus", "Span", "span", "std", "supp", "TopK", "topk", "Tr", "tr", "Trace", "trace", "TV", "Uniform", "Unif",
        "Var", "var", "vol", "Vol", "curl", "range", "nul", "Enc", "Dec", "Pool", "Conv", "cosine", "sinc", "arsinh", "arcosh",
        "artanh", "sech", "csch", "cond", "adj", "Id", "id", "Aut", "End", "Gal", "Ker", "im", "coker", "loss", "clip", "round",
    };

    private static readonly Dictionary<string, string> Others = new(StringComparer.Ordinal)
    {
        ["abs"] = @"\newcommand{\abs}[1]{\left|#1\right|}",
        ["norm"] = @"\newcommand{\norm}[1]{\left\lVert#1\right\rVert}",
        ["ceil"] = @"\newcommand{\ceil}[1]{\left\lceil#1\right\rceil}",
        ["floor"] = @"\newcommand{\floor}[1]{\left\lfloor#1\right\rfloor}",
        ["inner"] = @"\newcommand{\inner}[2]{\left\langle#1,#2\right\rangle}",
        ["paren"] = @"\newcommand{\paren}[1]{\left(#1\right)}",
        ["dd"] = @"\newcommand{\dd}{\mathrm{d}}",
        ["dv"] = @"\newcommand{\dv}[2]{\frac{\mathrm{d}#1}{\mathrm{d}#2}}",
        ["pdv"] = @"\newcommand{\pdv}[2]{\frac{\partial#1}{\partial#2}}",
        ["E"] = @"\newcommand{\E}{\mathbb{E}}",
        ["indep"] = @"\newcommand{\indep}{\perp\!\!\!\perp}",
        ["vect"] = @"\newcommand{\vect}[1]{\boldsymbol{#1}}",
        ["mat"] = @"\newcommand{\mat}[1]{\mathbf{#1}}",
    };

    /// <param name="command">With its backslash.</param>
    /// <returns>What an author would write into a formula before it, or null where the name is not one of these.</returns>
    public static string? Of(string command) => command[1..] switch
    {
        var name when Others.TryGetValue(name, out var definition) => definition,
        var name when Operators.Contains(name) => $@"\DeclareMathOperator{{\{name}}}{{{name}}}",
        _ => null,
    };
}
