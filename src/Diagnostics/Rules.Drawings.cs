namespace Transmission.Diagnostics;

public static partial class Rules
{
    public static Rule DrawingWrong { get; } = Error("DRAW001", "Correct the drawing; until then the page shows its source. {draw=false} after the fence's language shows it always.");
    public static Rule DataMissing { get; } = Error("DRAW002", "Write the path of a CSV or JSON file under the input folder, from where this file lies.");
    public static Rule DataRemote { get; } = Error("DRAW003", "A build asks no other server for anything: copy the data beside the article.");

    public static Rule DrawingOfOtherKind { get; } = Warning("DRAW101", "Drawn are flowchart (or graph), sequenceDiagram, stateDiagram, classDiagram, erDiagram and xychart; the page shows the source.");
    public static Rule DrawingIncomplete { get; } = Warning("DRAW102", "The drawing is shown without it; remove it, or write it in another way.");
}
