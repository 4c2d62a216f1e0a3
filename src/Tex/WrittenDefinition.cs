using System.Collections.Immutable;

namespace Transmission.Tex;

/// <summary>A definition as it stands in a formula; its tokens are offsets of the formula's source.</summary>
/// <param name="IsAlias">From <c>\let</c>: the body is one command.</param>
internal sealed record WrittenDefinition(
    Token Name, int Arity, ImmutableArray<Token>? Default, ImmutableArray<Token> Body, int Start, int End, bool IsAlias = false);

/// <summary>A definition that could not be read: why, and where in the source.</summary>
internal readonly record struct WrongDefinition(string Message, string Hint, int Start, int Length);
