using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Transmission.Search;

/// <summary>Four digits of base 36: enough to tell two builds' files of one number apart, and short, because a browser loads all of them.</summary>
internal static class Fingerprint
{
    private const int Length = 4;

    public static string Of(ReadOnlySpan<byte> content)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, digest);
        return Of(BinaryPrimitives.ReadUInt64LittleEndian(digest));
    }

    public static string Of(ulong digest) => string.Create(Length, digest, static (digits, rest) =>
    {
        for (var i = 0; i < digits.Length; i++, rest /= 36) digits[i] = "0123456789abcdefghijklmnopqrstuvwxyz"[(int)(rest % 36)];
    });
}
