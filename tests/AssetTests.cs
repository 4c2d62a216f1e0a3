using System.Text;
using CsCheck;
using Transmission.Assets;
using Transmission.Diagnostics;
using Transmission.Model;
using Xunit;

namespace Tests;

public sealed class AssetTests
{
    private static byte[] Bytes(params object[] parts) => [.. parts.SelectMany(part => part switch
    {
        string text => Encoding.Latin1.GetBytes(text),
        byte[] bytes => bytes,
        _ => [(byte)(int)part],
    })];

    private static byte[] Box(string kind, params object[] content)
    {
        var bytes = Bytes(content);
        return Bytes(Big(bytes.Length + 8), kind, bytes);
    }

    private static byte[] Big(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static byte[] Exif(int orientation) =>
        Bytes(0xFF, 0xE1, 0, 34, "Exif\0\0", "MM\0*", Big(8), 0, 1, 0x01, 0x12, 0, 3, Big(1), 0, orientation, 0, 0, Big(0));

    private static byte[] Jpeg(byte[] before) => Bytes(0xFF, 0xD8, before, 0xFF, 0xC0, 0, 11, 8, 0, 30, 0, 40, 1, 1, 0x11, 0);

    public static TheoryData<string, byte[]> Pictures => new()
    {
        { "png", Bytes("\u0089PNG\r\n\u001a\n", Big(13), "IHDR", Big(40), Big(30)) },
        { "gif", Bytes("GIF89a", 40, 0, 30, 0) },
        { "jpeg", Jpeg([]) },
        { "jpeg, upright", Jpeg(Exif(3)) },
        { "webp, lossy", Bytes("RIFF", Big(0), "WEBPVP8 ", Big(0), 0, 0, 0, 0x9D, 0x01, 0x2A, 40, 0, 30, 0) },
        { "webp, lossless", Bytes("RIFF", Big(0), "WEBPVP8L", Big(0), 0x2F, 39, 0x40, 7, 0, 0, 0, 0, 0, 0) },
        { "webp, extended", Bytes("RIFF", Big(0), "WEBPVP8X", Big(0), 0, 0, 0, 0, 39, 0, 0, 29, 0, 0) },
        { "avif", Bytes(Box("ftyp", "avif"), Box("meta", Big(0), Box("iprp", Box("ipco", Box("ispe", Big(0), Big(8), Big(6)), Box("ispe", Big(0), Big(40), Big(30)))))) },
    };

    [Theory]
    [MemberData(nameof(Pictures))]
    public void The_size_of_a_picture_is_in_its_header(string kind, byte[] bytes)
    {
        Assert.NotEmpty(kind);
        Assert.Equal(new ImageSize(40, 30), Images.SizeOf(bytes));
    }

    [Fact]
    public void A_picture_that_is_turned_has_its_sides_exchanged()
    {
        Assert.Equal(new ImageSize(30, 40), Images.SizeOf(Jpeg(Exif(6))));
        var turned = Bytes(Box("ftyp", "avif"), Box("meta", Big(0), Box("iprp", Box("ipco", Box("ispe", Big(0), Big(40), Big(30)), Box("irot", 1)))));
        Assert.Equal(new ImageSize(30, 40), Images.SizeOf(turned));
    }

    [Fact]
    public void A_damaged_picture_is_a_warning_and_is_served_as_it_is()
    {
        foreach (var (kind, bytes) in Pictures.Select(row => row.Data))
        {
            for (var length = 0; length < bytes.Length; length++) Images.SizeOf(bytes.AsSpan(0, length));
            Assert.NotEmpty(kind);
        }
        Gen.Select(Gen.Int[0, Pictures.Count - 1], Gen.Byte.Array[0, 60]).Sample((which, noise) =>
            Images.SizeOf(Bytes(Pictures.Select(row => row.Data.Item2).ElementAt(which).Take(12).ToArray(), noise)));

        var told = new DiagnosticBag();
        var asset = new AssetImporter([new Images()], told).Import(new SourceFile(new SitePath("a/b.png"), "not a picture"u8.ToArray()));
        Assert.Equal(Severity.Warning, Assert.Single(told.InOrder()).Severity);
        Assert.Equal(("/a/b.png", null, 13), (asset.Url.Value, asset.Size, asset.Content.Length));
    }

    [Theory]
    [InlineData("width='40' height='30'", 40, 30)]
    [InlineData("width='40px' height='22.5pt'", 40, 30)]
    [InlineData("width='1in' height='2.54cm'", 96, 96)]
    [InlineData("viewBox='0 0 40 30'", 40, 30)]
    [InlineData("width='100%' viewBox='0,0,39.6,30.2'", 40, 30)]
    [InlineData("width='80' viewBox='0 0 40 30'", 80, 60)]
    [InlineData("width='1e2' height='.5e2'", 100, 50)]
    public void The_size_of_a_drawing_is_that_of_its_root(string attributes, int width, int height)
    {
        var svg = Encoding.UTF8.GetBytes($"<?xml version='1.0'?><!DOCTYPE svg PUBLIC 'x' 'y'><svg xmlns='http://www.w3.org/2000/svg' {attributes}/>");
        Assert.Equal(new ImageSize(width, height), SvgImages.SizeOf(svg, out _));
    }

    [Theory]
    [InlineData("<svg width='100%' height='100%'/>")]
    [InlineData("<svg")]
    [InlineData("<html/>")]
    [InlineData("")]
    public void A_drawing_without_a_size_is_a_warning(string svg)
    {
        var told = new DiagnosticBag();
        new AssetImporter([new SvgImages()], told).Import(new SourceFile(new SitePath("a.svg"), Encoding.UTF8.GetBytes(svg)));
        Assert.Equal(Rules.ImageUnreadable, Assert.Single(told.InOrder()).Rule);
    }
}
