using Microsoft.AspNetCore.Components;

namespace Theme;

/// <summary>A component that draws a whole page from what the generator knows of it.</summary>
public abstract class PageComponent<TView> : ComponentBase
{
    [Parameter, EditorRequired]
    public required TView View { get; set; }
}
