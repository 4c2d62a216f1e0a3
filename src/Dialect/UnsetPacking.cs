using Transmission.Caching;
using Transmission.Model;

namespace Transmission.Dialect;

/// <summary>Text whose formulas are not set yet, as bytes.</summary>
internal static class UnsetPacking
{
    public static void Write(ByteWriter writer, UnsetText? text)
    {
        writer.Flag(text is not null);
        if (text is null) return;
        writer.Text(text.Plain);
        writer.Text(text.Html);
        writer.Many(text.Formulas, Write);
    }

    public static UnsetText? Read(ref ByteReader reader) => reader.Flag() ? new UnsetText(reader.Text(), reader.Text(), [.. reader.Many(ReadFormula)]) : null;

    private static void Write(ByteWriter writer, UnsetFormula formula)
    {
        writer.Text(formula.Tex);
        writer.Many(formula.Macros, MacroPacking.Write);
        writer.Text(formula.Source);
        writer.Text(formula.Plain);
    }

    private static UnsetFormula ReadFormula(ref ByteReader reader) => new(reader.Text(), [.. reader.Many(MacroPacking.Read)], reader.Text(), reader.Text());
}
