using System.Text;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Assemble;

/// <summary>
/// Who has which address. Two addresses are the same where a file system or a server may take them for the same: in any
/// case of letters, and where one would be a file and the other a folder of that name.
/// </summary>
internal sealed class AddressBook(DiagnosticBag diagnostics)
{
    /// <summary>In bytes of UTF-8, of one part of an address: file systems take 255, and a number or an extension may follow.</summary>
    private const int LongestPart = 240;

    /// <param name="At">Asked where two want one address: to find the place, the file's text must be looked at.</param>
    private sealed record Owner(string Name, Func<Location>? At);

    private readonly Dictionary<string, Owner> _files = [];
    private readonly Dictionary<string, Owner> _folders = [];
    private readonly Dictionary<string, int> _numbers = [];

    /// <summary>Takes an address for something of the generator's own, which nothing can have taken before.</summary>
    public void Reserve(Url url, string owner) => Take(Key(url), new Owner(owner, null));

    /// <returns>The address wanted; where another has it already, which is reported, the same with a number.</returns>
    public Url Claim(Url wanted, string owner, Func<Location>? at)
    {
        if (Fitting(wanted) is var fitting && fitting != wanted)
            diagnostics.Report(Rules.AddressIllegal, $"a part of the address of {owner} is longer than a file's name may be, and is cut", at?.Invoke());
        return ClaimOrReport(fitting, owner, at, Rules.AddressTaken) ? fitting : Numbered(fitting, owner, at);
    }

    /// <returns>Whether it was free; where another has it, that is reported.</returns>
    public bool ClaimOrReport(Url wanted, string owner, Func<Location>? at, Rule rule)
    {
        var key = Key(wanted);
        if (Holder(key) is { } holder)
        {
            diagnostics.Report(rule, $"the address {wanted} of {owner} is taken by {holder.Name}", at?.Invoke(), new Note(holder.Name, holder.At?.Invoke()));
            return false;
        }
        Take(key, new Owner(owner, at));
        return true;
    }

    /// <summary>An address that no other has: the one wanted, or the same with the first number that is free.</summary>
    public Url ClaimSilently(Url wanted, string owner)
    {
        wanted = Fitting(wanted);
        if (Holder(Key(wanted)) is not null) return Numbered(wanted, owner, null);
        Reserve(wanted, owner);
        return wanted;
    }

    private Url Numbered(Url wanted, string owner, Func<Location>? at)
    {
        var number = _numbers.GetValueOrDefault(Key(wanted));
        Url url;
        do url = WithNumber(wanted, ++number); while (Holder(Key(url)) is not null);
        _numbers[Key(wanted)] = number;
        Take(Key(url), new Owner(owner, at));
        return url;
    }

    private Owner? Holder(string key)
    {
        if (_files.TryGetValue(key, out var owner) || _folders.TryGetValue(key, out owner)) return owner;
        var files = _files.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var folder in new Folders(key))
        {
            if (files.TryGetValue(folder, out owner)) return owner;
        }
        return null;
    }

    private void Take(string key, Owner owner)
    {
        _files[key] = owner;
        var folders = _folders.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var folder in new Folders(key)) folders.TryAdd(folder, owner);
    }

    public static Url Fitting(Url url) => Encoding.UTF8.GetByteCount(url.Value) <= LongestPart ? url : new Url(string.Join('/', url.Value.Split('/').Select(Fitting)));

    private static string Fitting(string part)
    {
        if (Encoding.UTF8.GetByteCount(part) <= LongestPart) return part;
        var (length, bytes) = (0, 0);
        foreach (var rune in part.EnumerateRunes())
        {
            if ((bytes += rune.Utf8SequenceLength) > LongestPart) break;
            length += rune.Utf16SequenceLength;
        }
        return part[..length];
    }

    private static string Key(Url url) => url.ToOutputPath().Value.ToLowerInvariant();

    private static Url WithNumber(Url url, int number)
    {
        var path = url.Value.Length == 1 ? "/index" : url.Value.TrimEnd('/');
        if (url.Value.EndsWith('/')) return new Url($"{path}-{number}/");
        var extension = Path.GetExtension(path);
        return new Url($"{path[..^extension.Length]}-{number}{extension}");
    }
}
