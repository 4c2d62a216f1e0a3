using System.Buffers;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Dialect.Figures;

/// <summary>
/// Pictures whose address has spaces, as Typora takes it, or a size behind one, as CSDN and HackMD write it: <c>![](a b.png =300x200)</c>. In CommonMark
/// both are text. While Markdig reads, another character stands for each space, as in <see cref="TemplateTargets"/>.
/// </summary>
public sealed partial class LoosePictures : IMarkdownExtension, ITreePass
{
    private const int Longest = 300;

    private static readonly SearchValues<char> Ends = SearchValues.Create("()<>\"'\n\r");

    public void Setup(MarkdownPipelineBuilder pipeline) { }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    /// <summary>The same text, as long as before.</summary>
    internal static string Join(string text)
    {
        char[]? joined = null;
        for (var at = 0; (at = text.IndexOf("](", at, StringComparison.Ordinal)) >= 0; at += 2)
        {
            var rest = text.AsSpan(at + 2, Math.Min(Longest, text.Length - at - 2));
            var length = rest.IndexOfAny(Ends);
            if (length <= 0 || rest[length] != ')' || !rest[..length].Trim(' ').Contains(' ')) continue;
            var target = rest[..length].Trim(' ');
            if (!Picture().IsMatch(target)) continue;
            joined ??= text.ToCharArray();
            joined.AsSpan(at + 2 + rest.IndexOf(target), target.Length).Replace(' ', TemplateTargets.Space);
        }
        return joined is null ? text : new string(joined);
    }

    void ITreePass.Run(MarkdownDocument tree, ParseContext context)
    {
        foreach (var link in tree.Descendants<LinkInline>().Where(link => link.IsImage && link.Url?.Contains(' ') == true && !link.UrlSpan.IsEmpty))
        {
            if (context.Source.Text[link.UrlSpan.Start] is '<' or '{') continue;
            if (Size().Match(link.Url!) is { Success: true } size)
            {
                if (size.Groups[1].Length > 0) link.GetAttributes().AddPropertyIfNotExist("width", size.Groups[1].Value);
                (link.Url, link.UrlSpan) = (link.Url![..size.Index], new SourceSpan(link.UrlSpan.Start, link.UrlSpan.End - size.Length));
            }
            context.Diagnostics.Report(Rules.SpacesInAddress, link.Url!.Contains(' ') ? "this address has spaces in it" : "a size stands behind this address", context.Source.At(link.UrlSpan.ToText()));
        }
    }

    [GeneratedRegex(@"\.(png|jpe?g|gif|webp|avif|svg|bmp)( +=\d*%?x\d*%?)?$|[^ ] +=\d*%?x\d*%?$", RegexOptions.IgnoreCase)]
    private static partial Regex Picture();

    [GeneratedRegex(@" +=(\d*%?)x\d*%?$")]
    private static partial Regex Size();
}
