using System.Collections.Immutable;

namespace Transmission.Dialect.Text;

/// <summary>
/// The density of formulas along a text, for the line that the theme draws. The text is laid out in characters, every
/// formula as one of a few; each formula leaves its weight where it stands (a display 2.2, one within a line 1). The
/// 96 samples are these weights per character, smoothed over five, against the densest place of the text; but a
/// text is only shown dense where it has a formula in forty characters, so that a single formula makes no peak.
/// The power 0.75 lifts quiet passages above the line's width. The ends are at rest.
/// </summary>
internal sealed class Signal
{
    public const int LineOfCode = 30;
    private const int Count = 96;
    private const int FormulaLength = 6;
    private const int DisplayLength = 30;
    private const double Dense = 1.0 / 40;
    private static readonly double[] Kernel = [1 / 9.0, 2 / 9.0, 3 / 9.0, 2 / 9.0, 1 / 9.0];

    private readonly List<(double At, double Weight)> _formulas = [];

    public double Position { get; private set; }

    public void Text(int length) => Position += length;

    public void Formula(bool isDisplay)
    {
        var length = isDisplay ? DisplayLength : FormulaLength;
        _formulas.Add((Position + length / 2.0, isDisplay ? 2.2 : 1));
        Position += length;
    }

    /// <summary>A position as a part of the whole; right only at the end of the text.</summary>
    public float Place(double position) => Position == 0 ? 0 : (float)(position / Position);

    public ImmutableArray<float> Samples()
    {
        var weights = new double[Count];
        foreach (var (at, weight) in _formulas) weights[Math.Min(Count - 1, (int)(at / Position * Count))] += weight;
        var smooth = new double[Count];
        for (var i = 0; i < Count; i++)
        {
            for (var k = 0; k < Kernel.Length; k++) smooth[i] += Kernel[k] * (i + k - 2 is var j and >= 0 and < Count ? weights[j] : 0);
        }
        var full = Math.Max(smooth.Max(), Dense * Position / Count);
        var samples = ImmutableArray.CreateBuilder<float>(Count);
        for (var i = 0; i < Count; i++) samples.Add(i is 0 or Count - 1 || full == 0 ? 0 : (float)Math.Round(0.95 * Math.Pow(smooth[i] / full, 0.75), 3));
        return samples.MoveToImmutable();
    }
}
