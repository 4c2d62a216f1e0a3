using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Transmission.Caching;
using Transmission.Imaging;
using Transmission.Model;

namespace Transmission.Assets;

/// <summary>
/// The variants of one picture. What they are called follows from its bytes; which of them are offered, from what they weigh. Both the
/// bytes of those and the choice are remembered.
/// </summary>
internal sealed class ImageVariants : IImageVariants
{
    private const string Folder = "/assets/img/";
    private static readonly VariantOffer NoEncoder = new([], ImageProblem.NoEncoder);

    private readonly ReadOnlyMemory<byte> _picture;
    private readonly IImageEncoder _encoder;
    private readonly ICache _cache;
    private readonly Lazy<string> _digest;
    private readonly Lazy<ImmutableArray<ImageVariant>> _planned;
    private readonly Lazy<VariantOffer> _offer;

    /// <param name="width">Of the picture, in pixels.</param>
    /// <param name="widths">Of variants, as the layout has them.</param>
    /// <param name="isMeasured">See <see cref="ImageVariantMaker"/>.</param>
    public ImageVariants(ReadOnlyMemory<byte> picture, int width, ImmutableArray<int> widths, IImageEncoder encoder, ICache cache, bool isMeasured)
    {
        (_picture, _encoder, _cache) = (picture, encoder, cache);
        _digest = new(() => Convert.ToHexStringLower(SHA256.HashData(picture.Span)));
        _planned = new(() => Plan(width, widths));
        _offer = new(() => Remembered(Planned) ?? (isMeasured ? Measure(Planned) : Trust(Planned)));
    }

    public ImmutableArray<ImageVariant> Planned => _planned.Value;

    public VariantOffer Offer() => _offer.Value;

    public ReadOnlyMemory<byte> Encode(ImageVariant variant)
    {
        var key = KeyOf(variant);
        if (_cache.TryGet(key, bytes => bytes.ToArray(), out var known)) return known;
        if (_encoder.Encode(_picture, variant.Width, [variant.Format]) is not [var made]) return _picture;
        _cache.Keep(key, made);
        return made;
    }

    private CacheKey KeyOf(ImageVariant variant) =>
        CacheKey.Of("image", _encoder.Version, _digest.Value, variant.Width.ToString(CultureInfo.InvariantCulture), variant.Format.Extension);

    private CacheKey KeyOfOffer(ImmutableArray<ImageVariant> planned) =>
        CacheKey.Of("image offer", _encoder.Version, _digest.Value, string.Join(' ', planned.Select(variant => $"{variant.Width}{variant.Format.Extension}")));

    private ImmutableArray<ImageVariant> Plan(int width, ImmutableArray<int> widths)
    {
        var name = CacheKey.Of("image", _encoder.Version, _digest.Value).High;
        return [.. from format in ImageFormat.All
                   from wide in Widths(width, widths)
                   select new ImageVariant(new Url(string.Create(CultureInfo.InvariantCulture, $"{Folder}{name:x16}-{wide}{format.Extension}")), wide, format)];
    }

    /// <summary>Those of the layout that the picture has, and its own if it is less than the widest; none that is hardly less than the next.</summary>
    private static IEnumerable<int> Widths(int width, ImmutableArray<int> widths)
    {
        var widest = Math.Min(width, widths[^1]);
        return widths.Where(wide => wide * 10L <= widest * 9L).Append(widest);
    }

    private VariantOffer? Remembered(ImmutableArray<ImageVariant> planned) =>
        _cache.TryGet(KeyOfOffer(planned), offered => Chosen(planned, offered), out var variants) ? new VariantOffer(variants) : null;

    private static ImmutableArray<ImageVariant> Chosen(ImmutableArray<ImageVariant> planned, ReadOnlySpan<byte> offered)
    {
        var chosen = ImmutableArray.CreateBuilder<ImageVariant>();
        for (var i = 0; i < planned.Length && i < offered.Length; i++)
        {
            if (offered[i] != 0) chosen.Add(planned[i]);
        }
        return chosen.ToImmutable();
    }

    private VariantOffer Trust(ImmutableArray<ImageVariant> planned) => _encoder.IsAvailable ? new VariantOffer(planned) : NoEncoder;

    /// <summary>
    /// Encodes, the widest first: a format whose widest is not smaller than the picture itself, and than in the formats after it, is not
    /// offered, since a browser would take it for its name.
    /// </summary>
    private VariantOffer Measure(ImmutableArray<ImageVariant> planned)
    {
        if (!_encoder.IsAvailable) return NoEncoder;
        var offered = new HashSet<ImageVariant>();
        var formats = ImageFormat.All;
        foreach (var sameWidth in planned.GroupBy(variant => variant.Width).OrderByDescending(group => group.Key))
        {
            var variants = sameWidth.Where(variant => formats.Contains(variant.Format)).ToList();
            if (variants.Count == 0) break;
            if (_encoder.Encode(_picture, sameWidth.Key, variants.Select(variant => variant.Format)) is not { } made) return new VariantOffer([], ImageProblem.Damaged);
            var isWidest = offered.Count == 0;
            var limit = _picture.Length;
            for (var i = variants.Count - 1; i >= 0; i--)
            {
                if (made[i].Length >= limit) continue;
                offered.Add(variants[i]);
                _cache.Keep(KeyOf(variants[i]), made[i]);
                if (isWidest) limit = made[i].Length;
            }
            if (isWidest) formats = [.. formats.Where(format => offered.Any(variant => variant.Format == format))];
        }
        _cache.Keep(KeyOfOffer(planned), planned.Select(variant => offered.Contains(variant) ? (byte)1 : (byte)0).ToArray());
        return new VariantOffer([.. planned.Where(offered.Contains)]);
    }
}
