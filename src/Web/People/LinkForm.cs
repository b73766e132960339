namespace CisLens.Web.People;

/// <summary>What a page of a link hands over.</summary>
public sealed class LinkForm
{
    public string Key { get; set; } = "";
}
