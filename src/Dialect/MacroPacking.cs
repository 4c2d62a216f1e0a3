using Transmission.Caching;
using Transmission.Model;

namespace Transmission.Dialect;

/// <summary>A macro as bytes.</summary>
internal static class MacroPacking
{
    public static void Write(ByteWriter writer, MacroDefinition macro)
    {
        writer.Text(macro.Name);
        writer.Number(macro.Arity);
        writer.Text(macro.Default);
        writer.Text(macro.Body);
        writer.Flag(macro.DefinedAt is not null);
        writer.Number(macro.DefinedAt?.Start ?? 0);
        writer.Number(macro.DefinedAt?.Length ?? 0);
        writer.Flag(macro.IsAlias);
    }

    public static MacroDefinition Read(ref ByteReader reader)
    {
        var (name, arity, fallback, body) = (reader.Text(), reader.Number(), reader.TextOrNull(), reader.Text());
        var (isHere, start, length) = (reader.Flag(), reader.Number(), reader.Number());
        return new MacroDefinition(name, arity, fallback, body, isHere ? new TextSpan(start, length) : null) { IsAlias = reader.Flag() };
    }
}
