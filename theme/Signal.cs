using System.Text;
using Transmission.Model;

namespace Theme;

/// <summary>
/// The signal line: a carrier whose amplitude is the density of formulas along a text.
/// </summary>
/// <param name="Width">Of the drawing, in its own units.</param>
/// <param name="Height">Likewise; an amplitude of 1 fills it.</param>
/// <param name="HalfPeriod">Of the carrier, in the same units.</param>
public sealed record Signal(double Width, double Height, double HalfPeriod)
{
    /// <summary>Beside an entry of a list.</summary>
    public static Signal InList { get; } = new(120, 20, 3);

    /// <summary>Below the title of an article.</summary>
    public static Signal InHead { get; } = new(684, 36, 4.5);

    /// <summary>Across a card.</summary>
    public static Signal OnCard { get; } = new(1200, 120, 6);

    /// <summary>On the front page.</summary>
    public static Signal Banner { get; } = new(760, 48, 5);

    // A line thinner than this looks flat, and flat is shorter to write.
    private const double Flat = .25;

    /// <summary>The path of the line: each half period is one arc as high as the envelope at its middle.</summary>
    /// <param name="envelope">Samples from the beginning to the end, each 0 to 1.</param>
    public string Path(IReadOnlyList<float> envelope)
    {
        var path = Add(new StringBuilder("M0 "), Height / 2);
        var (flat, sign) = (0.0, -1);
        for (var x = 0.0; x < Width - HalfPeriod / 2; x += HalfPeriod, sign = -sign)
        {
            var amplitude = At(envelope, (x + HalfPeriod / 2) / Width) * (Height / 2 - .5);
            if (amplitude < Flat)
            {
                flat += HalfPeriod;
                continue;
            }
            Line(path, ref flat);

            // The arc of a quadratic curve is half as high as its handle.
            Add(Add(Add(path.Append('q'), HalfPeriod / 2).Append(' '), 2 * sign * amplitude).Append(' '), HalfPeriod).Append(" 0");
        }
        Line(path, ref flat);
        return path.ToString();
    }

    /// <summary>The mark of a section that begins at <paramref name="start"/>, 0 to 1.</summary>
    public string Tick(float start) => $"M{Number(start * Width)} {Number(Height - 3)}v6";

    public string ViewBox => $"0 0 {Number(Width)} {Number(Height)}";

    /// <summary>Fewer samples that keep every burst: each is the greatest of those it stands for.</summary>
    public static float[] Reduce(IReadOnlyList<float> samples, int count) => samples.Count <= count
        ? [.. samples]
        : [.. Enumerable.Range(0, count).Select(i => Greatest(samples, i * samples.Count / count, (i + 1) * samples.Count / count))];

    private static float Greatest(IReadOnlyList<float> samples, int from, int to)
    {
        var greatest = samples[from];
        for (var i = from + 1; i < to; i++) greatest = Math.Max(greatest, samples[i]);
        return greatest;
    }

    /// <summary>The signals of several texts one after another, the oldest first.</summary>
    public static float[] Joined(IEnumerable<Document> newestFirst) =>
        [.. newestFirst.Reverse().SelectMany(document => Reduce(document.Body.Signal, 12))];

    /// <summary>Noise: what is received where nothing was sent. The same every time.</summary>
    public static float[] Noise(int count)
    {
        var (samples, state) = (new float[count], 20190101u);
        for (var i = 0; i < count; i++)
        {
            state = state * 1664525 + 1013904223; // Numerical Recipes' generator: enough for a drawing
            samples[i] = .02f + .16f * (state >> 8) / (1 << 24);
        }
        return samples;
    }

    /// <summary>Between two samples the envelope eases from one to the other, with no corner.</summary>
    private static double At(IReadOnlyList<float> envelope, double along)
    {
        if (envelope.Count == 0) return 0;
        var place = along * (envelope.Count - 1);
        var before = Math.Clamp((int)place, 0, envelope.Count - 1);
        var after = Math.Min(before + 1, envelope.Count - 1);
        var u = place - before;
        var eased = u * u * (3 - 2 * u);
        return Math.Clamp(envelope[before] * (1 - eased) + envelope[after] * eased, 0, 1);
    }

    private static void Line(StringBuilder path, ref double length)
    {
        if (length > 0) Add(path.Append('h'), length);
        length = 0;
    }

    private static string Number(double value) => Add(new StringBuilder(), value).ToString();

    // Tenths, without a zero before the point: a site has a hundred thousand of these numbers, so none is a string of its own.
    private static StringBuilder Add(StringBuilder path, double value)
    {
        var tenths = (int)Math.Round(value * 10, MidpointRounding.AwayFromZero);
        var (whole, tenth) = (Math.Abs(tenths) / 10, Math.Abs(tenths) % 10);
        if (tenths < 0) path.Append('-');
        if (whole > 0 || tenth == 0) path.Append(whole);
        return tenth == 0 ? path : path.Append('.').Append((char)('0' + tenth));
    }
}
