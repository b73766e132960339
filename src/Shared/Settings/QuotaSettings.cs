namespace CisLens.Shared.Settings;

/// <summary>The setting <c>CisLens:Quotas</c>.</summary>
/// <param name="Person">For each person, over all projects.</param>
/// <param name="Project">For each project, over all people.</param>
public sealed record QuotaSettings(QuotaLimits Person, QuotaLimits Project)
{
    private const long Gigabyte = 1_000_000_000;
    private const long Hour = 3600;

    /// <summary>What holds unless it is set: nothing for who is alone; with accounts, what leaves a lab of ten with three workers room for each other.</summary>
    public static QuotaSettings Of(PeopleMode mode) => mode == PeopleMode.SingleUser
        ? new QuotaSettings(QuotaLimits.None, QuotaLimits.None)
        : new QuotaSettings(new QuotaLimits(4, 200 * Gigabyte, 240 * Hour), new QuotaLimits(8, 500 * Gigabyte, 480 * Hour));
}
