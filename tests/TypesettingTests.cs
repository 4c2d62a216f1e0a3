using System.Text;
using Transmission.Cards;
using Transmission.Model;
using Xunit;

namespace Tests;

/// <summary>How the texts of cards are set: which font draws what, and where lines end.</summary>
public sealed class TypesettingTests
{
    private static readonly CardFonts Fonts = new(InstalledTheme.Files);

    /// <summary>Lines of at most so many ems, parted by bars.</summary>
    private static string Lines(string text, double width, int most = 20, bool anywhere = false)
    {
        var pieces = Fonts.Of(CardFace.Title).Shape(text).Pieces;
        var lines = new LineBreaker(pieces, tracking: 0).Break(width, most, anywhere);
        return lines is null ? "none" : string.Join('|', lines.Value.Select(line => string.Concat(pieces[line.First..line.End].Select(piece => piece.Character.ToString()))));
    }

    [InlineData("一二三四五六七八", 4, "一二三四|五六七八")]
    [InlineData("一二三四，五六七八", 5, "一二三四，|五六七八")]
    [InlineData("线性注意力：先把键与值乘起来", 12, "线性注意力：|先把键与值乘起来")] // rather at a sign than even
    [InlineData("状态空间模型：从 HiPPO 到 Mamba", 12.4, "状态空间模型：|从 HiPPO 到 Mamba")]
    [InlineData("从 HiPPO 到 Mamba 的推导", 6, "从 HiPPO|到 Mamba|的推导")]
    [InlineData("State-Space Models", 6, "State-Space|Models")] // a word is not parted, nor at its hyphen
    [InlineData("设x_n→x时成立", 5, "设x_n→x|时成立")]
    [InlineData("一二……三", 4, "一二……|三")]
    [Theory]
    public void Lines_end_where_a_Chinese_page_ends_them(string text, double width, string expected) => Assert.Equal(expected, Lines(text, width));

    [Fact]
    public void No_line_begins_with_what_closes_or_ends_with_what_opens()
    {
        const string Text = "《黎曼猜想》：“素数”的分布——从 ζ(s) 到 π(x)，（附注）、习题；以及「对数」。其他？有！";
        for (var width = 4.0; width < 20; width += .5)
        {
            var lines = Lines(Text, width).Split('|');
            Assert.All(lines, line => Assert.DoesNotContain(line[0], "》：”—，）、；」。？！)"));
            Assert.All(lines, line => Assert.DoesNotContain(line[^1], "《“（「("));
            Assert.Equal(Text.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_word_wider_than_a_line_is_parted_only_where_that_is_allowed()
    {
        Assert.Equal("none", Lines("Supercalifragilistic", 5));
        Assert.All(Lines("Supercalifragilistic", 5, anywhere: true).Split('|'), line => Assert.InRange(line.Length, 5, 11));
    }

    [Fact]
    public void An_accent_and_an_index_stay_with_their_letter()
    {
        Assert.Equal("大小|x̂₁₂|大小", Lines("大小x̂₁₂大小", 2.2));
        Assert.Equal("xₙ|yₙ", Lines("xₙyₙ", 1.1, anywhere: true));
    }

    [Fact]
    public void What_does_not_fit_is_set_smaller_and_then_cut()
    {
        var type = new Typesetter(Fonts);
        SetText Set(string text) => type.Set(text, new TypeStyle(CardFace.Title, 400, new TypeSize(100), new TypeSize(50, 2)));
        Assert.Equal((100, 1), (Set("一二三四").Size, Set("一二三四").Lines));
        Assert.Equal((50, 1), (Set("一二三四五").Size, Set("一二三四五").Lines));
        Assert.Equal((50, 2), (Set("一二三四五六七八九十").Size, Set("一二三四五六七八九十").Lines));
        var cut = Set(new string('长', 400));
        Assert.Equal((50, 2), (cut.Size, cut.Lines));
        Assert.InRange(cut.Width, 390, 400);
        Assert.Equal(0, Set(" \u200b\n").Lines);
        Assert.Empty(type.Missing);
    }

    [Theory]
    [InlineData("中文，。《》“”——……·①", "")]
    [InlineData("Erdős Poincaré Пуанкаре αβγφϕε ℝℂℓℏ∂∇∫∑∏√∞≤≥≠≈∼→↦⟨⟩‖×·⊗⊕∈∉⊆∪∩′″⊤†", "")]
    [InlineData("𝒪ℒ𝔼𝔽𝟙𝐱𝜶𝖠𝔤", "")]
    [InlineData("x²x⁻¹x⁽ⁿ⁺¹⁾xᵢⱼxₙ₋₁xᵀ θ̂ x̄ v⃗ ã ẋ", "")]
    [InlineData("かなカナ 한글", "한 글")]
    [InlineData("ཨ\u2007a\ufeff\u200d\ufe0f", "ཨ")]
    public void Every_character_has_a_glyph_or_is_missed(string text, string missing) =>
        Assert.Equal(missing, string.Join(' ', Fonts.Of(CardFace.Title).Shape(text).Missing.Select(rune => rune.ToString())));

    [Fact]
    public void Emoji_are_no_mistake()
    {
        var shaped = Fonts.Of(CardFace.Title).Shape("新年🎉 ✨❤️👨‍👩‍👧🇨🇳1️⃣★");
        Assert.Empty(shaped.Missing);
        Assert.Equal("🎉✨❤👨👩👧🇨🇳", string.Concat(shaped.Emoji.Select(rune => rune.ToString())));
        Assert.Equal("新年 1★", string.Concat(shaped.Pieces.Select(piece => piece.Character.ToString())));
    }

    [Theory]
    [InlineData("“注意力”", '“', true)]
    [InlineData("“Attention”", '“', false)]
    [InlineData("为什么 Isn’t 是", '’', false)]
    [InlineData("28×28的图", '×', false)]
    public void A_sign_of_both_scripts_is_as_wide_as_its_text_wants(string text, char sign, bool isWide) =>
        Assert.Equal(isWide, Fonts.Of(CardFace.Title).Shape(text).Pieces.First(piece => piece.Character == new Rune(sign)).IsWide);

    [Fact]
    public void A_raised_or_lowered_sign_is_its_letter_made_small()
    {
        var pieces = Fonts.Of(CardFace.Title).Shape("nₙⁿ").Pieces;
        Assert.Equal(pieces[0].Glyph, pieces[1].Glyph);
        Assert.Equal(pieces[0].Glyph, pieces[2].Glyph);
        Assert.True(pieces[1].Rise < 0 && pieces[2].Rise > 0 && pieces[1].Advance < pieces[0].Advance);
    }

    [Fact]
    public void Outlines_are_those_of_the_font()
    {
        var font = new FontFile(InstalledTheme.Files.Bytes("engine/fonts/KaTeX_Typewriter-Regular.ttf"));
        Assert.Equal(1000, font.UnitsPerEm);
        Assert.Equal(525, font.AdvanceOf(font.GlyphOf('i')!.Value));
        Assert.Null(font.GlyphOf('中'));
        var (stroke, space) = (new GlyphOutline(font), new GlyphOutline(font));
        stroke.Draw(font.GlyphOf('|')!.Value, x: 100);
        space.Draw(font.GlyphOf(' ')!.Value, x: 0);
        Assert.True(space.IsEmpty);
        Assert.Matches("^M[-0-9. ]+([LQ][-0-9. ]+)+Z$", stroke.ToString());
        var (left, _, right, _) = font.BoundsOf(font.GlyphOf('|')!.Value);
        var xs = System.Text.RegularExpressions.Regex.Matches(stroke.ToString(), @"[MLQ ](-?[0-9.]+) -?[0-9.]+").Select(match => double.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
        Assert.All(xs, x => Assert.InRange(x, left + 100, right + 100));
    }
}
