namespace Transmission.Tex;

/// <summary>KaTeX's markup, byte for byte, or the reason why there is none.</summary>
public sealed record KatexResult(string? Html, KatexError? Error);

/// <summary>
/// What KaTeX does not accept.
/// </summary>
/// <param name="Message">KaTeX's words, without a position.</param>
/// <param name="Offset">
/// In the formula, in UTF-16 code units; its length where the formula ends too early. What is wrong in a macro's body stands
/// where the macro is used, so the name at this place may be one of the formula's macros.
/// </param>
/// <param name="Length">Of the whole formula where no place is to blame.</param>
public sealed record KatexError(string Message, int Offset, int Length);
