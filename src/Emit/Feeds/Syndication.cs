using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Transmission.Model;

namespace Transmission.Emit.Feeds;

/// <summary>Atom (RFC 4287) and RSS 2.0, the latter with the modules that its readers know: content, Dublin Core, Atom.</summary>
internal static class Syndication
{
    private const string Xml = "http://www.w3.org/XML/1998/namespace";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
        NamespaceHandling = NamespaceHandling.OmitDuplicates,
    };

    public static ReadOnlyMemory<byte> Write(Feed feed, FeedFormat format)
    {
        var isAtom = format == FeedFormat.Atom;
        var written = new SyndicationFeed(feed.Entries.Select(entry => isAtom ? AtomItem(entry, feed) : RssItem(entry, feed)))
        {
            Id = feed.Home,
            Title = new TextSyndicationContent(feed.Title),
            Description = new TextSyndicationContent(feed.Description),
            Language = feed.Config.Language,
            LastUpdatedTime = feed.Updated,
            Generator = "Transmission",
            Copyright = string.IsNullOrWhiteSpace(feed.Config.License) ? null : new TextSyndicationContent(CleanText.Of(feed.Config.License)),
        };
        written.Links.Add(SyndicationLink.CreateAlternateLink(new Uri(feed.Home), "text/html"));
        SyndicationFeedFormatter formatter;
        if (isAtom)
        {
            written.Authors.Add(new SyndicationPerson { Name = feed.Author });
            written.Links.Add(SyndicationLink.CreateSelfLink(new Uri(feed.AddressIn(format)), format.MediaType));
            formatter = new Atom10FeedFormatter(written);
        }
        else
        {
            foreach (var (prefix, name) in new[] { ("content", Content), ("dc", DublinCore), ("atom", Atom) })
                written.AttributeExtensions[new XmlQualifiedName(prefix, XNamespace.Xmlns.NamespaceName)] = name.NamespaceName;
            var self = Element("atom", Atom + "link");
            self.Add(new XAttribute("rel", "self"), new XAttribute("href", feed.AddressIn(format)), new XAttribute("type", format.MediaType));
            written.ElementExtensions.Add(self);
            // What its extensions as Atom would say is said by the modules above.
            formatter = new Rss20FeedFormatter(written, serializeExtensionsAsAtom: false);
        }
        return Bytes(formatter, feed.Entries.Sum(entry => entry.Content.Length) * 2);
    }

    /// <param name="likely">How many bytes it will be, about.</param>
    private static ReadOnlyMemory<byte> Bytes(SyndicationFeedFormatter formatter, int likely)
    {
        using var bytes = new MemoryStream(likely);
        using (var writer = XmlWriter.Create(bytes, Settings)) formatter.WriteTo(writer);
        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    private static SyndicationItem AtomItem(FeedEntry entry, Feed feed)
    {
        var item = Item(entry);
        item.Content = new TextSyndicationContent(entry.Content, TextSyndicationContentKind.Html);
        if (entry.Language != feed.Config.Language) item.AttributeExtensions[new XmlQualifiedName("lang", Xml)] = entry.Language;
        foreach (var author in entry.Authors) item.Authors.Add(new SyndicationPerson { Name = author });
        return item;
    }

    private static SyndicationItem RssItem(FeedEntry entry, Feed feed)
    {
        var item = Item(entry);
        foreach (var author in entry.Authors.DefaultIfEmpty(feed.Author)) item.ElementExtensions.Add(Element("dc", DublinCore + "creator", author));
        if (entry.Language != feed.Config.Language) item.ElementExtensions.Add(Element("dc", DublinCore + "language", entry.Language));
        item.ElementExtensions.Add(Element("content", Content + "encoded", entry.Content));
        return item;
    }

    private static SyndicationItem Item(FeedEntry entry)
    {
        var item = new SyndicationItem
        {
            Id = entry.Id,
            Title = new TextSyndicationContent(entry.Title),
            Summary = entry.Summary.Length > 0 ? new TextSyndicationContent(entry.Summary) : null,
            PublishDate = entry.Published,
            LastUpdatedTime = entry.Updated,
        };
        item.Links.Add(SyndicationLink.CreateAlternateLink(new Uri(entry.Address), "text/html"));
        foreach (var category in entry.Categories) item.Categories.Add(new SyndicationCategory(category));
        return item;
    }

    /// <summary>With its prefix said on the spot; where the feed has said it, the writer leaves it out.</summary>
    private static XElement Element(string prefix, XName name, string? text = null) =>
        new(name, new XAttribute(XNamespace.Xmlns + prefix, name.NamespaceName), text);
}
