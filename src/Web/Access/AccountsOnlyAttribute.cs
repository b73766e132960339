namespace CisLens.Web.Access;

/// <summary>This page is there only when people have accounts.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AccountsOnlyAttribute : Attribute;
