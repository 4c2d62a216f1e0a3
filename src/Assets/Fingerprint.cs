using System.Security.Cryptography;

namespace Transmission.Assets;

/// <summary>What makes an address change when the content does: eight hexadecimal digits of its SHA-256.</summary>
public static class Fingerprint
{
    public static string Of(ReadOnlySpan<byte> content)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, digest);
        return Convert.ToHexStringLower(digest[..4]);
    }
}
