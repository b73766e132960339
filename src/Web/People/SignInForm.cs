namespace CisLens.Web.People;

/// <summary>What the sign-in page sends.</summary>
public sealed class SignInForm
{
    public string Email { get; set; } = "";

    public string Password { get; set; } = "";

    public bool Stay { get; set; }
}
