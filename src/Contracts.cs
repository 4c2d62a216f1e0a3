using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission;

// All the doors through which the generator is extended. The fourth, for syntax, is Markdig's IMarkdownExtension.

/// <summary>A kind of file that is not Markdown: how it comes in, and what is made of it.</summary>
public interface IAssetKind
{
    bool Claims(SitePath path);
    Asset Import(SourceFile file, DiagnosticBag diagnostics);
}

/// <summary>A kind of output: pages, lists, a feed.</summary>
public interface IEmitter
{
    IEnumerable<Draft> Emit(RenderedSite rendered, ITheme theme);

    /// <summary>Whether it must look into every document to tell what there is: a preview asks it last, and only for what no other has.</summary>
    bool ReadsAll => false;
}

/// <summary>A question asked of the finished site before it is published.</summary>
public interface ICheck
{
    void Inspect(RenderedSite rendered, OutputTree outputs, DiagnosticBag diagnostics);
}

/// <summary>Where the bytes of outputs go as they are made. Called from several threads, once a path.</summary>
public interface IStaging
{
    void Add(OutputPath path, ReadOnlyMemory<byte> content, string digest);

    /// <summary>Takes over a file that the published site has, byte for byte; false where it has another, or none, and the file has to be made.</summary>
    bool Keep(PublishedFile file) => false;
}

/// <summary>How pages look. A pure function: the same view gives the same markup. Called from several threads.</summary>
public interface ITheme
{
    /// <summary>How wide its pages set pictures.</summary>
    ImageLayout Images => ImageLayout.None;

    /// <summary>CSS for a drawing that is a file of its own: what the variables stand for that its colours name, and its font.</summary>
    string DrawingStyle => "";

    string Article(ArticleView view);
    string Page(PageView view);
    string Home(HomeView view);
    string Topics(GroupsView view);
    string Tags(GroupsView view);
    string SeriesList(GroupsView view);
    string Topic(GroupView view);
    string Tag(GroupView view);
    string Series(GroupView view);
    string Archive(ArchiveView view);
    string Papers(PapersView view);
    string Search(SearchView view);
    string NotFound(NotFoundView view);

    /// <summary>The picture that is shown where a page is shared: SVG of 1200 by 630 without text, since every text becomes outlines through <paramref name="type"/>.</summary>
    string Card(CardView view, ITypesetter type);
}
