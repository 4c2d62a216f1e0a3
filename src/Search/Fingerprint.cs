using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Transmission.Search;

/// <summary>Four digits of base 36 from a SHA-256: enough to tell two builds' files of one number apart, and short, because a browser loads all of them.</summary>
internal static class Fingerprint
{
    public const int Length = 4;

    public static string Of(ReadOnlySpan<byte> content)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, digest);
        return Digits(digest);
    }

    public static string Of(IEnumerable<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts) hash.AppendData(MemoryMarshal.AsBytes(part.AsSpan()));
        return Digits(hash.GetHashAndReset());
    }

    private static string Digits(ReadOnlySpan<byte> digest)
    {
        Span<char> digits = stackalloc char[Length];
        var number = BitConverter.ToUInt32(digest);
        for (var i = 0; i < Length; i++, number /= 36) digits[i] = "0123456789abcdefghijklmnopqrstuvwxyz"[(int)(number % 36)];
        return digits.ToString();
    }
}
