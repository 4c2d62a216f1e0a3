using System.Collections.Immutable;
using NetVips;
using Transmission.Assets;
using Transmission.Caching;
using Transmission.Imaging;
using Transmission.Model;
using Xunit;

namespace Tests;

public sealed class ImageVariantTests
{
    private static readonly ImageLayout Layout = new([720, 1080, 1440], [new(null, "40rem")]);

    [Theory]
    [InlineData(3000, "720 1080 1440")]
    [InlineData(1440, "720 1080 1440")]
    [InlineData(1200, "720 1080 1200")]
    [InlineData(1100, "720 1100")] // 1080 would be nearly the same again
    [InlineData(720, "720")]
    [InlineData(5, "5")]
    public void A_picture_comes_in_the_widths_of_the_layout_and_never_wider_than_it_is(int width, string widths)
    {
        var planned = VariantsOf(Stub.Picture(width), width, new Stub()).Planned;
        Assert.Equal(widths.Split(' ').SelectMany(one => new[] { $"{one}.avif", $"{one}.webp" }).Order(), planned.Select(variant => $"{variant.Width}{variant.Format.Extension}").Order());
        Assert.All(planned, variant => Assert.Matches("^/assets/img/[0-9a-f]{16}-[0-9]+\\.(avif|webp)$", variant.Url.Value));
    }

    [Fact]
    public void A_name_changes_with_the_picture_and_with_the_encoder()
    {
        string NameOf(byte last, string version) => VariantsOf([.. Stub.Picture(40), last], 40, new Stub { Version = version }).Planned[0].Url.Value;
        Assert.Equal(NameOf(1, "1"), NameOf(1, "1"));
        Assert.Equal(3, new[] { NameOf(1, "1"), NameOf(2, "1"), NameOf(1, "2") }.Distinct().Count());
    }

    [Fact]
    public void Nothing_is_offered_that_is_not_smaller_than_the_picture()
    {
        var (avif, webp) = (ImageFormat.Avif, ImageFormat.WebP);
        string Offered(Func<int, ImageFormat, int> lengthOf) =>
            string.Join(' ', VariantsOf(Stub.Picture(1440), 1440, new Stub { LengthOf = lengthOf }).Offer().Variants.Select(variant => $"{variant.Width}{variant.Format.Extension}"));

        var length = Stub.Picture(1440).Length;
        Assert.Equal("720.avif 1080.avif 1440.avif 720.webp 1080.webp 1440.webp", Offered((_, format) => format == avif ? 5 : 6));
        Assert.Equal("", Offered((_, _) => length));
        Assert.Equal("720.webp 1080.webp 1440.webp", Offered((_, _) => 5)); // AVIF must be smaller than WebP, or browsers take it for nothing
        Assert.Equal("720.avif 1080.avif 1440.avif", Offered((_, format) => format == webp ? length : 5));
        Assert.Equal("1080.avif 1440.avif", Offered((width, format) => format == webp ? length : width == 720 ? length : 5));
    }

    [Fact]
    public void What_was_encoded_once_is_remembered()
    {
        var (cache, encoder) = (new MemoryCache(), new Stub());
        var first = VariantsOf(Stub.Picture(1200), 1200, encoder, cache);
        var made = first.Offer().Variants.Select(variant => first.Encode(variant).ToArray()).ToList();
        Assert.Equal(3, encoder.Calls); // one a width

        var second = VariantsOf(Stub.Picture(1200), 1200, encoder, cache);
        Assert.Equal(first.Offer().Variants, second.Offer().Variants);
        Assert.Equal(made, second.Offer().Variants.Select(variant => second.Encode(variant).ToArray()));
        Assert.Equal(3, encoder.Calls);
        VariantsOf(Stub.Picture(1200), 1200, new Stub { IsAvailable = false }, cache).Offer(); // needs no encoder
        Assert.Equal(3, second.Offer().Variants.Count(variant => variant.Format == ImageFormat.Avif));
    }

    [Fact]
    public void A_preview_offers_all_and_encodes_what_is_asked_for()
    {
        var encoder = new Stub();
        var variants = new ImageVariantMaker(encoder, new MemoryCache(), Layout, isMeasured: false).Of(AssetOf(Stub.Picture(1440), 1440))!;
        Assert.Equal(6, variants.Offer().Variants.Length);
        Assert.Equal(0, encoder.Calls);
        Assert.Equal(5, variants.Encode(variants.Planned[0]).Length);
        Assert.Equal(1, encoder.Calls);

        var damaged = new ImageVariantMaker(new Stub { IsDamaged = true }, new MemoryCache(), Layout, isMeasured: false).Of(AssetOf(Stub.Picture(1440), 1440))!;
        Assert.Equal(Stub.Picture(1440), damaged.Encode(damaged.Planned[0]).ToArray());
    }

    [Fact]
    public void What_cannot_be_encoded_is_offered_as_it_is()
    {
        Assert.Equal((ImageProblem.Damaged, 0), Problem(new Stub { IsDamaged = true }));
        Assert.Equal((ImageProblem.NoEncoder, 0), Problem(new Stub { IsAvailable = false }));
        static (ImageProblem, int) Problem(Stub encoder) => VariantsOf(Stub.Picture(40), 40, encoder).Offer() is var offer ? (offer.Problem, offer.Variants.Length) : default;
    }

    [Fact]
    public void Pictures_that_move_stay_as_they_are()
    {
        using var still = Gradient(40, 30);
        using var moving = Image.Arrayjoin([still, still.Invert()], across: 1).Mutate(image => image.Set(GValue.GIntType, "page-height", 30));
        Assert.True(StillPictures.Is(still.GifsaveBuffer()));
        Assert.False(StillPictures.Is(moving.GifsaveBuffer()));
        Assert.True(StillPictures.Is(still.WebpsaveBuffer()));
        Assert.False(StillPictures.Is(moving.WebpsaveBuffer()));
        Assert.True(StillPictures.Is(still.PngsaveBuffer()));
        Assert.False(StillPictures.Is([.. "\u0089PNG\r\n\u001a\n"u8[1..], .. "\0\0\0\0acTL"u8]));
        foreach (var bytes in new[] { still.GifsaveBuffer(), moving.GifsaveBuffer(), moving.WebpsaveBuffer(), still.PngsaveBuffer() })
        {
            for (var length = 0; length < Math.Min(900, bytes.Length); length++) StillPictures.Is(bytes.AsSpan(0, length));
        }
    }

    [Fact]
    public void The_library_is_the_one_that_names_are_made_of()
    {
        Assert.True(new VipsEncoder().IsAvailable);
        Assert.Equal(VipsEncoder.LibraryVersion, string.Join('.', Enumerable.Range(0, 3).Select(part => NetVips.NetVips.Version(part))));
    }

    public static TheoryData<string> Kinds => ["jpeg", "jpeg, turned", "jpeg, cmyk", "png", "png, palette", "png, 16 bits", "png, grey with alpha", "gif", "webp", "avif"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_picture_is_encoded_upright_and_at_its_width(string kind)
    {
        var bytes = PictureOf(kind);
        var (width, height) = kind == "jpeg, turned" ? (300, 400) : (400, 300);
        Assert.Equal(new ImageSize(width, height), Images.SizeOf(bytes));
        foreach (var wanted in new[] { 150, width })
        {
            var made = new VipsEncoder().Encode(bytes, wanted, ImageFormat.All)!.Value;
            Assert.Equal(made, new VipsEncoder().Encode(bytes, wanted, ImageFormat.All)!.Value);
            Assert.All(made, one => Assert.Equal(wanted, Images.SizeOf(one)!.Width));
            Assert.All(made, one => Assert.Equal(wanted * (double)height / width, Images.SizeOf(one)!.Height, 1.0));
            using var again = Image.NewFromBuffer(made[1]);
            Assert.Equal((Enums.BandFormat.Uchar, false), (again.Format, again.GetFields().Contains("exif-data")));
        }
    }

    [Fact]
    public void A_damaged_picture_is_none()
    {
        foreach (var kind in new[] { "jpeg", "png", "gif", "webp", "avif" })
        {
            var bytes = PictureOf(kind);
            Assert.Null(new VipsEncoder().Encode(bytes.AsMemory(0, bytes.Length * 2 / 3), 150, ImageFormat.All));
        }
    }

    private static byte[] PictureOf(string kind)
    {
        using var image = Gradient(400, 300);
        return kind switch
        {
            "jpeg" => image.JpegsaveBuffer(),
            "jpeg, turned" => image.Mutate(changed => changed.Set(GValue.GIntType, "orientation", 6)).JpegsaveBuffer(),
            "jpeg, cmyk" => image.Colourspace(Enums.Interpretation.Cmyk).JpegsaveBuffer(),
            "png" => image.PngsaveBuffer(),
            "png, palette" => image.PngsaveBuffer(palette: true),
            "png, 16 bits" => image.Colourspace(Enums.Interpretation.Rgb16).PngsaveBuffer(),
            "png, grey with alpha" => image[0].Bandjoin(image[1]).Copy(interpretation: Enums.Interpretation.Bw).PngsaveBuffer(),
            "gif" => image.GifsaveBuffer(),
            "webp" => image.WebpsaveBuffer(),
            _ => image.HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1, effort: 0),
        };
    }

    /// <summary>Colours and some noise, so that formats have something to do.</summary>
    internal static Image Gradient(int width, int height)
    {
        var xy = Image.Xyz(width, height);
        var (x, y) = (xy[0] * (255.0 / width), xy[1] * (255.0 / height));
        var noise = Image.Gaussnoise(width, height, sigma: 12, mean: 128, seed: 7);
        return x.Bandjoin(y, noise).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb).CopyMemory();
    }

    private static IImageVariants VariantsOf(byte[] picture, int width, IImageEncoder encoder, ICache? cache = null) =>
        new ImageVariantMaker(encoder, cache ?? new MemoryCache(), Layout, isMeasured: true).Of(AssetOf(picture, width))!;

    private static Asset AssetOf(byte[] picture, int width) => new(new SourceFile(new SitePath("a.jpg"), picture), new Url("/a.jpg"), new ImageSize(width, 30));

    private sealed class Stub : IImageEncoder
    {
        public int Calls { get; private set; }
        public string Version { get; init; } = "stub";
        public bool IsAvailable { get; init; } = true;
        public bool IsDamaged { get; init; }
        public Func<int, ImageFormat, int> LengthOf { get; init; } = (_, format) => format == ImageFormat.Avif ? 5 : 6;

        public static byte[] Picture(int width) => [0xFF, 0xD8, 0xFF, (byte)width, (byte)(width >> 8), .. new byte[20]];

        public ImmutableArray<byte[]>? Encode(ReadOnlyMemory<byte> picture, int width, IEnumerable<ImageFormat> formats)
        {
            Calls++;
            return IsDamaged ? null : [.. formats.Select(format => new byte[LengthOf(width, format)])];
        }
    }
}
