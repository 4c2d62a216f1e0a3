using System.Globalization;
using System.Text.RegularExpressions;

namespace Transmission.Parse;

/// <summary>
/// Reads dates as people and other systems write them, whatever the machine's culture. A date without a time is its
/// midnight; one without a zone is the site's.
/// </summary>
/// <param name="order"><c>mdy</c>, <c>dmy</c> or null: see <see cref="Model.SiteConfig.DateOrder"/>.</param>
internal sealed partial class Dates(TimeZoneInfo zone, string? order)
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <returns>In the site's zone; null for what is no date.</returns>
    public DateTimeOffset? Read(string text)
    {
        var match = Pattern().Match(text.Trim());
        if (!match.Success || Day(match) is not { } day) return null;
        var hour = Number(match, "hour");
        if (match.Groups["half"].Success) hour = hour is < 1 or > 12 ? 24 : hour % 12 + (match.Groups["half"].Value is "p" or "P" ? 12 : 0);
        var (minute, second) = (Number(match, "minute"), Number(match, "second"));
        if (hour > 23 || minute > 59 || second > 59) return null;
        var local = day.ToDateTime(new TimeOnly(hour, minute, second)).AddTicks(Ticks(match.Groups["fraction"].Value));
        return InZone(local, match.Groups["zone"].Value);
    }

    /// <summary>Whether a text would be a date under <c>date.order</c>.</summary>
    public static bool IsAmbiguous(string text) =>
        new Dates(TimeZoneInfo.Utc, null).Read(text) is null
        && (new Dates(TimeZoneInfo.Utc, "mdy").Read(text) ?? new Dates(TimeZoneInfo.Utc, "dmy").Read(text)) is not null;

    /// <summary>The date that a file's name begins with, as Jekyll has it, and the name after it.</summary>
    public static (DateOnly? Date, string Name) FromName(string name)
    {
        var match = DatePrefix().Match(name);
        if (!match.Success || ToDay(Number(match, "year"), Number(match, "month"), Number(match, "day")) is not { } date) return (null, name);
        return (date, name[match.Length..]);
    }

    public DateTimeOffset Midnight(DateOnly day) => InZone(day.ToDateTime(TimeOnly.MinValue), "") ?? default;

    private DateOnly? Day(Match match)
    {
        if (match.Groups["name"] is { Success: true } name)
            return ToDay(Number(match, "year"), Array.IndexOf(Months, name.Value[..3].ToLowerInvariant()) + 1, Number(match, "day"));
        if (!match.Groups["first"].Success) return ToDay(Number(match, "year"), Number(match, "month"), Number(match, "day"));
        var (first, second) = (Number(match, "first"), Number(match, "then"));
        return order switch
        {
            "mdy" => ToDay(Number(match, "year"), first, second),
            "dmy" => ToDay(Number(match, "year"), second, first),
            _ => null,
        };
    }

    private static DateOnly? ToDay(int year, int month, int day) =>
        year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day) : null;

    private DateTimeOffset? InZone(DateTime local, string written)
    {
        if (written == "") return Instant(local, zone.GetUtcOffset(local));
        var offset = written is "Z" or "z" or "UTC" or "GMT" ? TimeSpan.Zero : Offset(written);
        return offset is null || Instant(local, offset.Value) is not { } instant ? null : TimeZoneInfo.ConvertTime(instant, zone);
    }

    private static DateTimeOffset? Instant(DateTime local, TimeSpan offset) =>
        local.Ticks - offset.Ticks >= DateTime.MinValue.Ticks + TimeSpan.TicksPerDay ? new DateTimeOffset(local, offset) : null;

    /// <summary><c>+08:00</c>, <c>+0800</c>, <c>+8</c>; null beyond the fourteen hours that a zone may have.</summary>
    public static TimeSpan? Offset(string written)
    {
        var match = OffsetPattern().Match(written);
        if (!match.Success) return null;
        var offset = new TimeSpan(Number(match, "hours"), Number(match, "minutes"), 0);
        if (offset > TimeSpan.FromHours(14) || Number(match, "minutes") > 59) return null;
        return match.Groups["sign"].Value == "-" ? -offset : offset;
    }

    private static int Number(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    private static long Ticks(string fraction) =>
        fraction == "" ? 0 : long.Parse(fraction.PadRight(7, '0').AsSpan(0, 7), NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?:(?<year>[0-9]{4})(?<s>[-/.])(?<month>[0-9]{1,2})\k<s>(?<day>[0-9]{1,2})"
        + @"|(?<year>[0-9]{4}) ?年 ?(?<month>[0-9]{1,2}) ?月 ?(?<day>[0-9]{1,2}) ?日"
        + @"|(?<first>[0-9]{1,2})(?<s>[-/.])(?<then>[0-9]{1,2})\k<s>(?<year>[0-9]{4})"
        + @"|(?<name>(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})\.? (?<day>[0-9]{1,2}),? (?<year>[0-9]{4})"
        + @"|(?:[A-Z][a-z]{2}, )?(?<day>[0-9]{1,2}) (?<name>(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})\.? (?<year>[0-9]{4}))"
        + @"(?:(?:[Tt]|,? +)(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(?::(?<second>[0-9]{2})(?:\.(?<fraction>[0-9]{1,12}))?)?"
        + @"(?: ?(?<half>[aApP])\.?[mM]\.?)?(?: ?(?<zone>[Zz]|UTC|GMT|[+-][0-9]{1,2}(?::?[0-9]{2})?))?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^(?<sign>[+-])(?<hours>[0-9]{1,2})(?::?(?<minutes>[0-9]{2}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex OffsetPattern();

    [GeneratedRegex(@"^(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})(?:[-_ ](?=.)|$)", RegexOptions.CultureInvariant)]
    private static partial Regex DatePrefix();
}
