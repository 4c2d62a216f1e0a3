using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Tex;

/// <summary>KaTeX's messages said in terms of what the author did.</summary>
internal static class TexExplanations
{
    public static Explanation Explain(KatexMessage error, Formula formula)
    {
        if (error.UnknownCommand is { } command) return OfCommand(command, formula);
        if (error.UnknownEnvironment is { } environment) return OfEnvironment(environment);
        if (IsEndless(error.Message)) return OfEndless(formula);
        if (OfTooMuchOrLittle(error, formula) is { } found) return found;
        return OfMessage(error.Message) is var (message, hint)
            ? new Explanation(Rules.TexError, message, hint)
            : new Explanation(Rules.TexError, error.Message);
    }

    private static Explanation OfCommand(string command, Formula formula)
    {
        if (command is ['\\', var sign] && !char.IsAsciiLetter(sign))
            return new Explanation(Rules.UnknownCommand, $"unknown command `{command}`", $"Write {sign} without the backslash for the sign.");
        if (command is @"\intertext" or @"\shortintertext")
            return new Explanation(Rules.UnknownCommand, $"`{command}` is not understood", @"End the environment before it, write the text as a paragraph, and begin another one after it.");
        if (CommandTable.Commands.Contains(command) && formula.Macros.All(macro => macro.Name != command)) // known, but not here
            return new Explanation(Rules.TexError, $"`{command}` cannot stand in text", $@"End the \text{{…}} before it, or put dollars around it: \text{{if ${command}$}}.");
        if (UsualDefinitions.Of(command) is { } usual)
            return new Explanation(Rules.UnknownCommand, $"unknown command `{command}`", $"Write {usual} in a formula before it, or define it under math.macros in site.yml.");
        var nearest = SplitOf(command) ?? Nearest(command, CommandTable.Commands.Concat(formula.Macros.Select(m => m.Name)));
        return new Explanation(Rules.UnknownCommand, $"unknown command `{command}`", nearest is null ? null : $"Did you mean `{nearest}`?");
    }

    /// <summary><c>\cdotx</c>: a symbol and a letter or two that were typed after it without a space.</summary>
    private static string? SplitOf(string command)
    {
        foreach (var end in (int[])[command.Length - 1, command.Length - 2])
        {
            if (end > 3 && CommandTable.Symbols.ContainsKey(command[..end]) && command[end] != command[end - 1]) return $"{command[..end]} {command[end..]}";
        }
        return null;
    }

    /// <summary>Commands are short and many: a third of the name, two edits at most.</summary>
    private static string? Nearest(string name, IEnumerable<string> names) => Spelling.Nearest(name, names, Math.Min(2, (name.TrimStart('\\').Length + 1) / 3));

    private static Explanation OfEnvironment(string name)
    {
        var nearest = Nearest(name, CommandTable.Environments);
        return new Explanation(Rules.UnknownEnvironment, $"unknown environment `{name}`", nearest is null ? null : $"Did you mean `{nearest}`?");
    }

    private static bool IsEndless(string message) =>
        message.StartsWith("Too many expansions", StringComparison.Ordinal) || message.Contains("call stack", StringComparison.Ordinal);

    private static Explanation OfEndless(Formula formula)
    {
        var names = formula.Macros.ToDictionary(m => m.Name, Macros.CommandsIn, StringComparer.Ordinal);
        var circular = formula.Macros.FirstOrDefault(m => Reaches(m.Name, names));
        if (circular is null)
            return new Explanation(Rules.TexError, "the formula is too deep or expands too far", "Nest it less, or split it.");
        var use = TexErrors.FindUse(formula, circular);
        return new Explanation(Rules.MacroError, $"the macro `{circular.Name}` leads back to itself",
            CommandTable.Commands.Contains(circular.Name) ? $@"Keep the old meaning under another name first: \let\old{circular.Name[1..]}{circular.Name}."
                : $"Take `{circular.Name}` out of what it is defined as.", use);
    }

    private static bool Reaches(string name, Dictionary<string, System.Collections.Immutable.ImmutableArray<string>> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([name]);
        while (open.TryPop(out var at))
        {
            foreach (var next in names.TryGetValue(at, out var commands) ? commands : [])
            {
                if (next == name) return true;
                if (seen.Add(next)) open.Push(next);
            }
        }
        return false;
    }

    /// <summary>What was opened and not closed: KaTeX notices at the end, but the place is where it was opened.</summary>
    private static Explanation? OfTooMuchOrLittle(KatexMessage error, Formula formula)
    {
        var message = error.Message;
        var balance = TexBalance.Of(formula.Tex);
        if (message.Contains("expected '}'", StringComparison.Ordinal) || message.StartsWith("Expected '}', got '", StringComparison.Ordinal))
        {
            return balance.OpenBrace is { } brace
                ? new Explanation(Rules.TexError, "`{` is never closed", "Add the missing `}`.", brace)
                : new Explanation(Rules.TexError, "an argument is missing", @"A command such as \frac{a}{b} wants all its arguments in braces.");
        }
        if (message.StartsWith(@"Expected '\right'", StringComparison.Ordinal))
            return new Explanation(Rules.TexError, @"`\left` without its `\right`", @"Add \right with its delimiter, or \right. for none; both stand in the same group and cell.", balance.OpenLeft);
        if (message.StartsWith(@"Expected & or \\", StringComparison.Ordinal))
            return new Explanation(Rules.TexError, balance.OpenEnvironment is null ? message : @"`\begin` without its `\end`", @"End the environment, or close what is open in one of its cells.", balance.OpenEnvironment);
        return null;
    }

    private static (string Message, string? Hint)? OfMessage(string message) => message switch
    {
        "Expected 'EOF', got '}'" => ("`}` without its `{`", @"Remove it, or write \} for a brace that shows."),
        "Expected 'EOF', got '&'" => ("`&` outside an environment with columns", @"Put the rows between \begin{aligned} and \end{aligned}, or write \& for the sign."),
        @"Expected 'EOF', got '\right'" => (@"`\right` without its `\left`", @"Add \left with its delimiter, or \left. for none."),
        @"Expected 'EOF', got '\end'" => (@"`\end` without its `\begin`", @"Remove it, or add the \begin that it ends."),
        @"Expected 'EOF', got '#'" => ("`#` outside the definition of a macro", @"Write \# for the sign."),
        "Double superscript" => ("two superscripts on one thing", "Group them: {x^2}^3 or x^{2^3}."),
        "Double subscript" => ("two subscripts on one thing", "Group them: {x_1}_2 or x_{1_2}."),
        @"Multiple \tag" => (@"several `\tag` in one formula", @"Only the rows of align, gather and alignat have a \tag each; aligned has one for all."),
        _ when message.StartsWith("Expected group after '", StringComparison.Ordinal) => ($"nothing after `{message["Expected group after '".Length..^1]}`", "Write {} for nothing, or a backslash before the sign."),
        "Can't use function '$' in math mode" => ("`$` inside a formula", @"Write \$ for the sign."),
        @"Can't use function '\(' in math mode" => (@"`\(` inside a formula", "Write ( for a parenthesis."),
        _ when message.StartsWith("Got function '", StringComparison.Ordinal) => ($"{message["Got function ".Length..].Replace('\'', '`')}", @"Put it in braces with its arguments: x_{\tilde{y}}."),
        _ when message.StartsWith("Can't use function '", StringComparison.Ordinal) => (message["Can't use function ".Length..].Replace('\'', '`').Replace("` in", "` cannot stand in", StringComparison.Ordinal), "Take it out of here; some commands are for text only, and some for mathematics only."),
        _ when message.StartsWith("Mismatch: ", StringComparison.Ordinal) => (message["Mismatch: ".Length..], "Give both the same name."),
        _ when message.StartsWith("Expected group as argument to", StringComparison.Ordinal) => ($"an argument is missing{message["Expected group as argument".Length..].Replace('\'', '`')}", @"Write it in braces after the command: \sqrt{x}."),
        _ when message.StartsWith("Invalid size: ", StringComparison.Ordinal) => ($"{message["Invalid size: ".Length..]} is no length", "Write a number with its unit: 1em, 2pt."),
        _ when message.StartsWith("Unexpected character: ", StringComparison.Ordinal) => ($"unexpected character {message["Unexpected character: ".Length..]}", @"Remove it; a word of another script belongs in \text{…}."),
        "Limit controls must follow a math operator" => (@"`\limits` after what is no operator", @"It follows \sum, \lim and their like; elsewhere write \underset{below}{x}, or \mathop{x}\limits_a."),
        _ when message.StartsWith("Unexpected end of input in a macro argument, expected ']'", StringComparison.Ordinal) => ("`[` is never closed", @"End it with its bracket: \sqrt[3]{x}; one that shows after a command belongs in braces: \sqrt{[x}."),
        "only one infix operator per group" => (@"two of `\over`, `\choose` and their like in one group", @"Write \frac{a}{b}, or put one of them in braces."),
        @"\verb ended by end of line instead of matching delimiter" => (@"`\verb` is never closed", @"End it with the sign that follows it: \verb|x|; or write \texttt{x}."),
        @"\middle without preceding \left" => (@"`\middle` outside `\left` and `\right`", @"Put \left before it and \right after it, or write \mid or \big|."),
        _ when message.EndsWith(" valid only within array environment", StringComparison.Ordinal) => ($"`{message[..message.IndexOf(' ')]}` outside a table", @"It stands at the beginning of a row of array."),
        _ when message.StartsWith("Invalid delimiter ", StringComparison.Ordinal) => ($"{message["Invalid delimiter ".Length..].Replace('\'', '`')} is no delimiter", @"A bracket, |, \| or a full stop for none follows it: \left( \left. \big|"),
        _ when message.StartsWith("Unknown column alignment: ", StringComparison.Ordinal) => ($"`{message["Unknown column alignment: ".Length..]}` is no column of `array`", @"Say the columns first, each with l, c or r: \begin{array}{cc}."),
        _ when message.EndsWith(" is not allowed in a formula", StringComparison.Ordinal) => ($"`{message[..message.IndexOf(' ')]}` is not allowed in a formula", "A formula holds no links, pictures or HTML: put them into the text around it."),
        _ => null,
    };
}
