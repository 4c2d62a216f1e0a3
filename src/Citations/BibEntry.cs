using System.Collections.Immutable;
using System.Text;
using Transmission.Model;

namespace Transmission.Citations;

/// <summary>An entry as it stands in its file. Type and names of fields are in lower case.</summary>
internal sealed record BibEntry(string Type, TextSpan TypeSpan, string Key, TextSpan KeySpan, TextSpan Span, ImmutableArray<BibField> Fields)
{
    public BibText? Find(string name) => Fields.FirstOrDefault(field => field.Name == name)?.Value is { IsBlank: false } value ? value : null;

    /// <summary>The first of the fields that is there.</summary>
    public BibText? Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Find(name) is { } value) return value;
        }
        return null;
    }
}

internal sealed record BibField(string Name, TextSpan NameSpan, BibText Value);

/// <summary>The value of a field, in TeX: pieces of the file one after another, without the braces or quotes around each, so that every character knows its place.</summary>
internal sealed class BibText(ImmutableArray<BibPiece> pieces)
{
    private readonly Lazy<string> _text = new(() =>
    {
        var text = new StringBuilder();
        foreach (var piece in pieces) text.Append(piece.Text);
        return text.ToString();
    });

    public string Text => _text.Value;
    public bool IsBlank => string.IsNullOrWhiteSpace(Text);
    public ImmutableArray<BibPiece> Pieces => pieces;

    /// <summary>Where a stretch of the text stands in the file; what runs over several pieces, as far as the first goes.</summary>
    public TextSpan ToFile(int start, int length)
    {
        for (var i = 0; i < pieces.Length; i++)
        {
            var piece = pieces[i];
            if (start >= piece.Text.Length && i + 1 < pieces.Length) { start -= piece.Text.Length; continue; }
            // What an abbreviation stands for has the place of the abbreviation's use, whole.
            return piece.IsExact ? new TextSpan(piece.Span.Start + start, Math.Min(length, Math.Max(0, piece.Span.Length - start))) : piece.Span;
        }
        return default;
    }

    /// <summary>Whether a stretch of the text stands in the file as it is.</summary>
    public bool IsWhole(int start, int length)
    {
        var at = 0;
        foreach (var piece in pieces)
        {
            if (start >= at && start + length <= at + piece.Text.Length) return piece.IsExact;
            at += piece.Text.Length;
        }
        return false;
    }

    public BibText Slice(int start, int length)
    {
        var result = ImmutableArray.CreateBuilder<BibPiece>();
        var (at, end) = (0, start + length);
        foreach (var piece in pieces)
        {
            var (from, to) = (Math.Max(start, at), Math.Min(end, at + piece.Text.Length));
            if (from < to)
            {
                var text = piece.Text[(from - at)..(to - at)];
                result.Add(piece.IsExact ? new BibPiece(text, new TextSpan(piece.Span.Start + from - at, to - from), IsExact: true) : piece with { Text = text });
            }
            at += piece.Text.Length;
        }
        return new BibText(result.ToImmutable());
    }
}

/// <param name="IsExact">Whether the text is what stands at the span, letter by letter.</param>
internal sealed record BibPiece(string Text, TextSpan Span, bool IsExact);
