namespace Transmission.Model;

/// <summary>How much of what can be made again is held: a site that fits is never made twice, and one that does not takes longer and not more memory. From any thread.</summary>
/// <param name="size">Of all together, in characters, bytes, or what else those who ask measure.</param>
public sealed class Allowance(long size)
{
    private readonly object?[] _last = new object?[16]; // of what is not held; who asks for a part of something often asks for the next part, too
    private long _left = size;
    private int _made;

    /// <summary>Whether something is not held.</summary>
    public bool IsUsedUp { get; private set; }

    /// <returns>Gives the value: held for good if this much more may be, else made again where it is gone.</returns>
    public Func<T> Hold<T>(T value, long length, Func<T> again) where T : class => Takes(length) ? () => value : new Renewable<T>(again, value) { IsHeld = Passes }.Read;

    /// <param name="make">Makes it when it is first asked for.</param>
    public Func<T> Hold<T>(Func<T> make, Func<T, long> lengthOf) where T : class => new Renewable<T>(make) { IsHeld = made => Takes(lengthOf(made)) || Passes(made) }.Read;

    private bool Takes(long more)
    {
        if (Interlocked.Add(ref _left, -more) >= 0) return true;
        Interlocked.Add(ref _left, more); // what is smaller may fit
        IsUsedUp = true;
        return false;
    }

    private bool Passes(object made)
    {
        _last[Interlocked.Increment(ref _made) & (_last.Length - 1)] = made;
        return false;
    }
}
