using System.Collections.Immutable;

namespace Transmission.Model;

/// <summary>What can be numbered and referred to.</summary>
public enum TargetKind { Equation, Figure, Table, Section, Theorem, Lemma, Corollary, Proposition, Definition, Example, Remark, Proof, Listing }

/// <summary>
/// Something that can be referred to: a line of a display, a figure, a table, a section, a theorem and its like, a listing. Found when its document is parsed, a pure function of
/// its text.
/// </summary>
/// <param name="Id">Its anchor on the page, such as <c>fig-arch</c>: what <see cref="Labels.IdOf"/> makes of the label.</param>
/// <param name="Number">As it is printed, without parentheses: <c>3</c>, <c>2.1</c>, <c>1a</c>, the text of a <c>\tag</c>; empty for one without a number.</param>
/// <param name="Span">Of the label in the file.</param>
public sealed record NumberedTarget(TargetKind Kind, string Id, string Number, TextSpan Span)
{
    /// <summary>Plain text: a section's heading, a theorem's name, a caption; empty where there is none.</summary>
    public string Title { get; init; } = "";

    /// <summary>Whether the number is printed in parentheses: an equation's, unless <c>\tag*</c> says otherwise.</summary>
    public bool Parentheses { get; init; }

    /// <summary>Of a part of something that is numbered, such as <c>b</c> of <c>3b</c>: what stands before its own caption. Empty for what is no part.</summary>
    public string Part { get; init; } = "";

    /// <summary>What refers to it, in the words of the text that does.</summary>
    public string TextFor(ReferenceForm form, Words words) => form switch
    {
        _ when Number.Length == 0 => Kind is TargetKind.Section ? words.Quoted(Title) : Title.Length == 0 ? words.NameOf(Kind) : words.Named(words.NameOf(Kind), Title),
        ReferenceForm.Number => Number,
        ReferenceForm.Parenthesized => Parentheses || Kind is not TargetKind.Equation ? $"({Number})" : Number,
        _ => words.Numbered(Kind, Parentheses ? $"({Number})" : Number),
    };
}

/// <summary>How a reference is written out.</summary>
public enum ReferenceForm
{
    /// <summary><c>\ref</c>: the number alone.</summary>
    Number,

    /// <summary><c>\eqref</c>, and <c>@eq-x</c>: the number in its parentheses.</summary>
    Parenthesized,

    /// <summary><c>@fig-x</c>, <c>\cref</c>: with the word for what it is.</summary>
    Named,
}

/// <summary>
/// <c>@fig-x</c>, <c>\eqref{x}</c> and their like.
/// </summary>
/// <param name="Label">As written; may name another article before a <c>#</c>.</param>
/// <param name="Span">In the file.</param>
/// <param name="Placeholder">The text that stands for it in <see cref="Formula.Tex"/>; empty for one in prose.</param>
public sealed record Reference(string Label, ReferenceForm Form, TextSpan Span, string Placeholder = "")
{
    /// <summary>The author's own words before the number, in place of that for what it is.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The author's own words for it, in which <c>%s</c> stands for the number; empty where there are none.</summary>
    public string Text { get; init; } = "";

    /// <summary>Whether the label may be another article's without its name.</summary>
    public bool IsOfTheSite { get; init; }

    public string TextFor(NumberedTarget target, Words words) => Text.Length > 0 ? Text.Replace("%s", target.Number, StringComparison.Ordinal) : (Prefix.Length == 0 ? "" : Prefix + " ") + target.TextFor(Form, words);

    /// <summary>The article that it names, empty for its own; and the label there.</summary>
    public (string Article, string Label) Parts => Label.IndexOf('#') is > 0 and var hash ? (Label[..hash], Label[(hash + 1)..]) : ("", Label.TrimStart('#'));
}

/// <summary>The targets of one document by what refers to them. Of two with one id, which is a mistake, the first counts.</summary>
public sealed class TargetTable(ImmutableArray<NumberedTarget> all)
{
    private readonly Lazy<Dictionary<string, NumberedTarget>> _byId = new(() => all.DistinctBy(target => target.Id).ToDictionary(target => target.Id));

    public static TargetTable None { get; } = new([]);

    /// <summary>In the order of the file.</summary>
    public ImmutableArray<NumberedTarget> All => all;

    public NumberedTarget? WithId(string id) => _byId.Value.GetValueOrDefault(id);

    /// <summary>By a label as a reference writes it; what begins with no kind's prefix, or is none of that kind, names an equation, or what was
    /// labelled without saying of what kind it is.</summary>
    public NumberedTarget? Find(string label) => WithId(Labels.IdOf(label)) ?? WithId(Labels.OfEquation(label)) ?? WithId(label);
}
