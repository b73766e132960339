namespace CisLens.Web.People;

/// <summary>What the pages send that make an account.</summary>
public sealed class NewAccountForm
{
    public string Code { get; set; } = "";

    public string Name { get; set; } = "";

    public string Email { get; set; } = "";

    public string Password { get; set; } = "";
}
