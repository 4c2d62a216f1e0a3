namespace Transmission.Model;

// Classes, although small: the runtime has its collections of classes compiled, and would compile those of each structure anew in every build.

/// <summary>Where a file lives under <c>input/</c>: forward slashes, no leading slash, no dots to climb with.</summary>
public sealed record SitePath : IComparable<SitePath>
{
    public SitePath(string value)
    {
        if (!IsSound(value)) throw new FormatException($"'{value}' is not a path under input/");
        Value = value;
        _hash = value.GetHashCode(StringComparison.Ordinal);
    }

    private readonly int _hash; // a path is looked up far more often than it is made

    public string Value { get; }
    public string Extension => Path.GetExtension(Value);
    public string NameWithoutExtension => Path.GetFileNameWithoutExtension(Value);

    /// <summary>Whether it stands for its folder: <c>index.md</c>, <c>README.md</c>.</summary>
    public bool IsIndex => IsNameOfIndex(NameWithoutExtension);

    public static bool IsNameOfIndex(string name) => name.ToLowerInvariant() is "index" or "readme";

    public string Folder => Value.Contains('/') ? Value[..Value.LastIndexOf('/')] : "";

    /// <summary>The file that <paramref name="relative"/> names when it is written in this one; null when it climbs out of input/, or has a backslash, which no path has.</summary>
    public SitePath? Resolve(string relative)
    {
        if (relative.Contains('\\')) return null;
        var parts = relative.StartsWith('/') ? [] : new List<string>(Folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in relative.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".") continue;
            if (part != "..") parts.Add(part);
            else if (parts.Count == 0) return null;
            else parts.RemoveAt(parts.Count - 1);
        }
        return parts.Count == 0 ? null : new SitePath(string.Join('/', parts));
    }

    /// <summary>How deep below input/ a path of dots alone leads; negative when it climbs out.</summary>
    public int Climbs(string relative)
    {
        var depth = relative.StartsWith('/') ? 0 : Folder.Split('/', StringSplitOptions.RemoveEmptyEntries).Length;
        return relative.Split('/').Aggregate(depth, (at, part) => part == ".." ? at - 1 : at);
    }

    private static bool IsSound(string value)
    {
        if (value.Contains('\\')) return false;
        foreach (var part in value.AsSpan().Split('/'))
        {
            if (value.AsSpan(part) is "" or "." or "..") return false;
        }
        return true;
    }

    public int CompareTo(SitePath? other) => string.CompareOrdinal(Value, other?.Value);
    public bool Equals(SitePath? other) => ReferenceEquals(this, other) || (_hash == other?._hash && Value == other.Value);
    public override int GetHashCode() => _hash;
    public override string ToString() => Value;
}

/// <summary>
/// What a reader's browser asks for, below the base path: begins with a slash; a page ends with one. Not percent-encoded.
/// </summary>
public sealed record Url
{
    public Url(string value) =>
        Value = value.StartsWith('/') ? value : throw new FormatException($"'{value}' does not begin with a slash");

    public string Value { get; }
    public OutputPath ToOutputPath() => new(Value.EndsWith('/') ? Value[1..] + "index.html" : Value[1..]);
    public bool Equals(Url? other) => Value == other?.Value;
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);
    public override string ToString() => Value;
}

/// <summary>Where a file is written under the output folder.</summary>
public sealed record OutputPath(string Value) : IComparable<OutputPath>
{
    public int CompareTo(OutputPath? other) => string.CompareOrdinal(Value, other?.Value);
    public bool Equals(OutputPath? other) => Value == other?.Value;
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);
    public override string ToString() => Value;
}
