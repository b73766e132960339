namespace CisLens.Web.Quotas;

/// <summary>What is limited.</summary>
public enum QuotaKind
{
    Runs,
    Bytes,
    Seconds,
}
