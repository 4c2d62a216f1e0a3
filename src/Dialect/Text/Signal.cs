using System.Collections.Immutable;

namespace Transmission.Dialect.Text;

/// <summary>
/// The density of formulas along a text, for the line that the theme draws. The text is laid out in characters, a
/// formula with those that it prints and a display with half a line of white around it as well, since it has lines to
/// itself. The density of a place is the part of it that is formulas: a letter in a sentence hardly stirs the line,
/// a derivation fills it. So the scale is the same for every text, and none is high everywhere only because its
/// densest place is no denser than the rest. The 96 samples are these parts, smoothed over five, on a curve that
/// keeps what a sentence has by the way low and bends towards the top. The ends are at rest.
/// </summary>
internal sealed class Signal
{
    public const int LineOfCode = 30;
    private const int Count = 96;
    private const int DisplayWhite = 20;
    private const double Half = .4; // the density drawn at half the height
    private const double Steepness = 2.5;
    private static readonly double[] Kernel = [1 / 9.0, 2 / 9.0, 3 / 9.0, 2 / 9.0, 1 / 9.0];

    private readonly List<(double From, double To)> _formulas = [];

    public double Position { get; private set; }

    public void Text(int length) => Position += length;

    /// <param name="printed">How many characters it prints.</param>
    public void Formula(int printed, bool isDisplay)
    {
        var length = Math.Max(1, printed) + (isDisplay ? DisplayWhite : 0);
        _formulas.Add((Position, Position + length));
        Position += length;
    }

    /// <summary>A position as a part of the whole; right only at the end of the text.</summary>
    public float Place(double position) => Position == 0 ? 0 : (float)(position / Position);

    public ImmutableArray<float> Samples()
    {
        var parts = Parts();
        var samples = ImmutableArray.CreateBuilder<float>(Count);
        for (var i = 0; i < Count; i++)
        {
            samples.Add(i is 0 or Count - 1 ? 0 : (float)Math.Round(Height(Smooth(parts, i)), 3));
        }
        return samples.MoveToImmutable();
    }

    private static double Smooth(double[] parts, int place)
    {
        var sum = 0.0;
        for (var k = 0; k < Kernel.Length; k++)
        {
            if (place + k - Kernel.Length / 2 is var i and >= 0 and < Count) sum += Kernel[k] * parts[i];
        }
        return sum;
    }

    /// <summary>From 0 for none through a half at <see cref="Half"/> to nearly 1 where nothing but formulas stands.</summary>
    private static double Height(double density) => 1.08 * Math.Pow(density, Steepness) / (Math.Pow(density, Steepness) + Math.Pow(Half, Steepness));

    /// <summary>The part of each of the equal stretches of the text that is formulas.</summary>
    private double[] Parts()
    {
        var parts = new double[Count];
        var stretch = Position / Count;
        foreach (var (from, to) in _formulas)
        {
            for (var i = Math.Min(Count - 1, (int)(from / stretch)); i < Count && i * stretch < to; i++)
                parts[i] += (Math.Min(to, (i + 1) * stretch) - Math.Max(from, i * stretch)) / stretch;
        }
        return parts;
    }
}
