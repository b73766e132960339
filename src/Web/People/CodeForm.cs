namespace CisLens.Web.People;

/// <summary>What the page sends that asks for a code.</summary>
public sealed class CodeForm
{
    public string Code { get; set; } = "";
}
