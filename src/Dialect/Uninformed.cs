using System.Collections.Immutable;
using Transmission.Model;

namespace Transmission.Dialect;

/// <summary>Answers for a site that nobody knows yet, beyond what a text says of itself: what is rendered with it is right only if it was not asked for more.</summary>
internal sealed class Uninformed(ParsedText text) : ILinkResolver, ICitations
{
    public bool WasAsked { get; private set; }

    public string? Link(string target, TextSpan span) => Answer<string?>(null);
    public ImageSource Image(string target, TextSpan span) => Answer<ImageSource>(default);
    public string? Data(string target, TextSpan span) => Answer<string?>(null);
    public FoundTarget? Target(Reference reference) => reference.Parts is ("", var label) && text.Targets.Find(label) is { } own ? new FoundTarget("", own) : Answer<FoundTarget?>(null);
    public CitedText? Of(ImmutableArray<Cite> cites) => Answer<CitedText?>(null);
    public ImmutableArray<ListedWork> Works => Answer<ImmutableArray<ListedWork>>([]);
    public string Digest => Answer("");

    private T Answer<T>(T answer)
    {
        WasAsked = true;
        return answer;
    }
}
