using System.Collections.Immutable;
using Transmission.Model;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Transmission.Parse.Yaml;

/// <summary>Builds the tree of one YAML document from YamlDotNet's events.</summary>
/// <remarks>An alias shares the node of its anchor; its size counts again all the same, so that no small text is a large tree.</remarks>
internal sealed class YamlTree
{
    private const int DeepestNesting = 24, LargestTree = 20_000;

    private readonly Parser _parser;
    private readonly int _offset;
    private readonly Dictionary<string, (YamlNode Node, int Size)> _anchors = [];
    private int _size;

    private YamlTree(string mended, int offset)
    {
        _parser = new Parser(new StringReader(mended));
        _offset = offset;
    }

    /// <param name="mended">See <see cref="YamlMending"/>.</param>
    /// <param name="offset">Where it begins in the file.</param>
    /// <returns>Null for a text without a value.</returns>
    /// <exception cref="YamlException">It is not YAML, or too deep or too large.</exception>
    public static YamlNode? Read(string mended, int offset)
    {
        var tree = new YamlTree(mended, offset);
        while (tree._parser.MoveNext())
        {
            if (tree._parser.Current is NodeEvent or AnchorAlias) return tree.Node(0);
        }
        return null;
    }

    private YamlNode Node(int depth)
    {
        var start = _parser.Current!;
        if (depth > DeepestNesting) throw Refusal(start, $"nested more than {DeepestNesting} deep");
        var before = _size;
        Grow(1, start);
        var node = start switch
        {
            AnchorAlias alias => Aliased(alias),
            Scalar scalar => ToScalar(scalar),
            SequenceStart => List(start, depth),
            MappingStart => Map(start, depth),
            _ => throw Refusal(start, "no value"),
        };
        if (start is NodeEvent { Anchor.IsEmpty: false } anchored) _anchors[anchored.Anchor.Value] = (node, _size - before);
        return node;
    }

    private YamlList List(ParsingEvent start, int depth)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (Next() is not SequenceEnd) items.Add(Node(depth + 1));
        return new YamlList(items.ToImmutable(), SpanFrom(start));
    }

    private YamlMap Map(ParsingEvent start, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        while (Next() is not MappingEnd)
        {
            if (Node(depth + 1) is not YamlScalar key) throw Refusal(_parser.Current!, "a key that is not a word");
            Next();
            entries.Add(new YamlEntry(key.Value, key.Span, Node(depth + 1)));
        }
        return new YamlMap(entries.ToImmutable(), SpanFrom(start));
    }

    private YamlNode Aliased(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var anchored)) throw Refusal(alias, $"'*{alias.Value.Value}' refers to nothing");
        Grow(anchored.Size, alias);
        return anchored.Node;
    }

    private YamlScalar ToScalar(Scalar scalar)
    {
        var value = YamlMending.Restore(scalar.Value, out var wasHidden);
        var style = scalar.Style switch
        {
            YamlDotNet.Core.ScalarStyle.SingleQuoted => ScalarStyle.SingleQuoted,
            YamlDotNet.Core.ScalarStyle.DoubleQuoted => ScalarStyle.DoubleQuoted,
            YamlDotNet.Core.ScalarStyle.Literal or YamlDotNet.Core.ScalarStyle.Folded => ScalarStyle.Block,
            _ => ScalarStyle.Plain,
        };
        return new YamlScalar(value, style, Span(scalar.Start, scalar.End), wasHidden && style == ScalarStyle.DoubleQuoted);
    }

    private void Grow(int size, ParsingEvent at)
    {
        _size += size;
        if (_size > LargestTree) throw new TooLargeException(at.Start, at.End, $"more than {LargestTree} values");
    }

    private ParsingEvent Next() => _parser.MoveNext() ? _parser.Current! : throw new YamlException("the text ends too early");

    private TextSpan SpanFrom(ParsingEvent start) => Span(start.Start, _parser.Current!.End);

    private TextSpan Span(Mark start, Mark end) => TextSpan.FromBounds(_offset + (int)start.Index, _offset + (int)Math.Max(start.Index, end.Index));

    private static YamlException Refusal(ParsingEvent at, string message) => new(at.Start, at.End, message);
}

/// <summary>A text that would be a large tree: no part of it is worth another look.</summary>
internal sealed class TooLargeException(Mark start, Mark end, string message) : YamlException(start, end, message);
