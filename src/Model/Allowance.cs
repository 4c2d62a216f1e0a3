namespace Transmission.Model;

/// <summary>How much of what can be made again is held: a site that fits is never made twice, and one that does not takes longer and not more memory. From any thread.</summary>
/// <param name="size">Of all together, in characters, bytes, or what else those who ask measure.</param>
public sealed class Allowance(long size)
{
    private long _left = size;

    /// <returns>Gives the value: held for good if this much more may be, else made again where it is gone.</returns>
    public Func<T> Hold<T>(T value, long length, Func<T> again) where T : class => Takes(length) ? () => value : new Renewable<T>(again, value).Read;

    private bool Takes(long more)
    {
        if (Interlocked.Add(ref _left, -more) >= 0) return true;
        Interlocked.Add(ref _left, more); // what is smaller may fit
        return false;
    }
}
