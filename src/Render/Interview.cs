using System.Collections.Immutable;
using System.IO.Hashing;
using Transmission.Caching;
using Transmission.Dialect;
using Transmission.Model;

namespace Transmission.Render;

/// <summary>
/// Stands between a renderer and the site, and writes down what the one asks and the other answers. The same document, given the same answers, becomes the
/// same HTML; so where the questions of the last time have the answers of the last time, nothing has to be rendered. (A «constructive trace»: Mokhov, Mitchell,
/// Peyton Jones, «Build systems à la carte», 2018.) Whoever answers reports what is missing, so what is asked again is also reported again.
/// </summary>
internal sealed class Interview(ILinkResolver resolver, ICitations citations) : ILinkResolver, ICitations
{
    private enum Question { Link, Image, Choices, Data, Target, Citations }

    private readonly ByteWriter _questions = new();
    private readonly ByteWriter _answers = new();
    private bool _hasCitations;

    public ReadOnlySpan<byte> Questions => _questions.Written;

    /// <summary>Of all answers, in their order.</summary>
    public string Digest => Convert.ToHexStringLower(XxHash128.Hash(_answers.Written));

    public string? Link(string target, TextSpan span)
    {
        Ask(Question.Link, target, span);
        var answer = resolver.Link(target, span);
        _answers.Text(answer);
        return answer;
    }

    public ImageSource Image(string target, TextSpan span)
    {
        Ask(Question.Image, target, span);
        var answer = resolver.Image(target, span);
        _answers.Text(answer.Source);
        _answers.Number(answer.Size?.Width ?? -1);
        _answers.Number(answer.Size?.Height ?? -1);
        _answers.Flag(answer.IsRemote);
        _answers.Text(answer.Host);
        _answers.Flag(answer.Choices is not null);
        return answer.Choices is { } choices ? answer with { Choices = () => Choices(choices, target, span) } : answer;
    }

    private ImmutableArray<ImageChoice> Choices(Func<ImmutableArray<ImageChoice>> choices, string target, TextSpan span)
    {
        Ask(Question.Choices, target, span);
        var answer = choices();
        _answers.Many(answer, static (to, choice) =>
        {
            to.Text(choice.MediaType);
            to.Many(choice.Candidates, static (list, candidate) =>
            {
                list.Text(candidate.Href);
                list.Number(candidate.Width);
            });
        });
        return answer;
    }

    public string? Data(string target, TextSpan span)
    {
        Ask(Question.Data, target, span);
        var answer = resolver.Data(target, span);
        _answers.Text(answer);
        return answer;
    }

    public FoundTarget? Target(Reference reference)
    {
        Ask(Question.Target, reference.Label, reference.Span);
        _questions.Number((int)reference.Form);
        _questions.Flag(reference.IsOfTheSite);
        var answer = resolver.Target(reference);
        _answers.Flag(answer is not null);
        if (answer is not var (href, target, elsewhere)) return answer;
        foreach (var text in (ReadOnlySpan<string?>)[href, elsewhere, target.Id, target.Number, target.Title, target.Part]) _answers.Text(text);
        _answers.Number((int)target.Kind);
        _answers.Flag(target.Parentheses);
        return answer;
    }

    public CitedText? Of(ImmutableArray<Cite> cites)
    {
        AskForCitations();
        return citations.Of(cites);
    }

    public ImmutableArray<ListedWork> Works
    {
        get
        {
            AskForCitations();
            return citations.Works;
        }
    }

    string ICitations.Digest => citations.Digest;

    /// <summary>All of them at once: they are formatted together.</summary>
    private void AskForCitations()
    {
        if (_hasCitations) return;
        _hasCitations = true;
        _questions.Number((int)Question.Citations);
        _answers.Text(citations.Digest);
    }

    /// <summary>Asks what was asked before.</summary>
    public void Repeat(ReadOnlySpan<byte> questions)
    {
        var reader = new ByteReader(questions);
        while (!reader.IsAtEnd)
        {
            var question = (Question)reader.Number();
            if (question is Question.Citations)
            {
                AskForCitations();
                continue;
            }
            var (target, span) = (reader.Text(), new TextSpan(reader.Number(), reader.Number()));
            switch (question)
            {
                case Question.Link: Link(target, span); break;
                case Question.Image: Image(target, span); break;
                case Question.Choices: if (resolver.Image(target, span).Choices is { } choices) Choices(choices, target, span); break;
                case Question.Data: Data(target, span); break;
                case Question.Target: Target(new Reference(target, (ReferenceForm)reader.Number(), span) { IsOfTheSite = reader.Flag() }); break;
            }
        }
    }

    private void Ask(Question question, string target, TextSpan span)
    {
        _questions.Number((int)question);
        _questions.Text(target);
        _questions.Number(span.Start);
        _questions.Number(span.Length);
    }
}
