using System.Buffers.Binary;
using System.Numerics;

namespace Transmission.Caching;

/// <summary>CRC-32C (Castagnoli): an instruction of every processor that .NET runs on, three bytes a cycle.</summary>
internal static class Crc32C
{
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = ~0u;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var last in bytes) crc = BitOperations.Crc32C(crc, last);
        return ~crc;
    }
}
