namespace Transmission.Model;

/// <summary>What can be made again at any time, the same: it is held as long as the memory is not wanted for something else. From any thread.</summary>
/// <param name="make">May be called more than once.</param>
/// <param name="known">What was made of it the first time.</param>
public sealed class Renewable<T>(Func<T> make, T? known = null) where T : class
{
    private WeakReference<T>? _before = known is null ? null : new WeakReference<T>(known); // of most it is never asked

    private T? _held;

    /// <summary>Whether what was made is held for good.</summary>
    public Func<T, bool> IsHeld { get; init; } = static _ => false;

    public T Read()
    {
        if ((_held ?? (_before is { } before && before.TryGetTarget(out var weak) ? weak : null)) is { } ready) return ready;
        var made = make();
        if (IsHeld(made)) _held = made;
        else _before = new WeakReference<T>(made);
        return made;
    }
}
