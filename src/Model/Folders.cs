namespace Transmission.Model;

/// <summary>The folders that a file lies in, the innermost first: <c>a/b</c> and <c>a</c> for <c>a/b/c.html</c>. Nothing is allocated.</summary>
internal ref struct Folders(ReadOnlySpan<char> path)
{
    public ReadOnlySpan<char> Current { get; private set; } = path;
    public readonly Folders GetEnumerator() => this;

    public bool MoveNext()
    {
        var slash = Current.LastIndexOf('/');
        if (slash <= 0) return false;
        Current = Current[..slash];
        return true;
    }
}
