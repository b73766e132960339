using System.Globalization;
using System.Text.RegularExpressions;
using CisLens.Shared.Storage;
using Microsoft.Extensions.Configuration;

namespace CisLens.Shared.Settings;

/// <summary>Reads and checks the settings; each complaint names the setting, what it says, and the cure.</summary>
public static partial class SettingsReader
{
    private const long DefaultUpload = 10L << 30;
    private const string Unlimited = "unlimited";

    // Of days, too: so many back from now there is still a date.
    private const int Most = 100_000;
    private static readonly string[] KnownTags = ["cpu", "gpu"];

    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">The whole configuration, not only the section.</param>
    /// <param name="contentRoot">What relative paths start from (<see cref="ContentRoot"/>).</param>
    /// <exception cref="InputException">A setting cannot be used.</exception>
    public static CisLensSettings Read(IConfiguration configuration, string contentRoot)
    {
        var section = configuration.GetSection(CisLensSettings.Section);
        var data = Folder(section, "Data", "data", contentRoot);
        var people = People(section.GetSection("People"), contentRoot);
        return new CisLensSettings
        {
            Data = data,
            Keys = Folder(section, "Keys", new DataFolder(data).Keys, contentRoot),
            Models = Folder(section, "Models", "models", contentRoot),
            Database = Database(section.GetSection("Database")),
            Worker = Worker(section.GetSection("Worker")),
            Uploads = Uploads(section.GetSection("Uploads")),
            People = people,
            Ceilings = Ceilings(section.GetSection("Ceilings")),
            Telemetry = Telemetry(section.GetSection("Telemetry")),
            Quotas = Quotas(section.GetSection("Quotas"), QuotaSettings.Of(people.Mode)),
        };
    }

    private static string Folder(IConfigurationSection section, string name, string fallback, string contentRoot)
    {
        var value = section[name] ?? fallback;
        if (string.IsNullOrWhiteSpace(value))
            throw Wrong(section, name, value, "the path of a folder, absolute or relative to appsettings.json");
        return Path.GetFullPath(value, contentRoot);
    }

    private static DatabaseSettings Database(IConfigurationSection section)
    {
        var text = section["Provider"] ?? nameof(DatabaseProvider.Sqlite);
        if (!Enum.TryParse<DatabaseProvider>(text, ignoreCase: true, out var provider) || int.TryParse(text, out _))
            throw Wrong(section, "Provider", text, "Sqlite or Postgres");
        var connection = section["ConnectionString"] ?? "";
        if (provider == DatabaseProvider.Postgres && string.IsNullOrWhiteSpace(connection))
            throw Wrong(section, "ConnectionString", connection, "a PostgreSQL connection string, e.g. Host=localhost;Database=cislens;Username=cislens");
        var role = section["WorkerRole"];
        if (string.IsNullOrEmpty(role))
            return new DatabaseSettings(provider, connection);
        return provider == DatabaseProvider.Postgres && RolePattern().IsMatch(role)
            ? new DatabaseSettings(provider, connection, role)
            : throw Wrong(section, "WorkerRole", role, "the name of a role of PostgreSQL in small letters, digits and _, or empty");
    }

    private static WorkerSettings Worker(IConfigurationSection section)
    {
        var tags = section.GetSection("Tags").Get<string[]>() ?? ["cpu"];
        if (tags.Length == 0 || tags.Any(tag => !KnownTags.Contains(tag)))
            throw Wrong(section, "Tags", string.Join(",", tags), "a list of cpu and gpu");
        var device = section["Device"] ?? "auto";
        if (!DevicePattern().IsMatch(device))
            throw Wrong(section, "Device", device, "auto, cpu, or cuda:0 for the first graphics card");
        return new WorkerSettings(Flag(section, "Local", true), tags.Distinct().ToArray(), device, Whole(section, "Threads", 0, 0));
    }

    private static UploadSettings Uploads(IConfigurationSection section) =>
        new(Number(section, "MaximumBytes", DefaultUpload, 1), Whole(section, "KeptDays", UploadSettings.UsualKeptDays, 1));

    private static PeopleSettings People(IConfigurationSection section, string contentRoot)
    {
        var known = section["KnownPasswords"];
        return new PeopleSettings(
            OneOf(section, "Mode", PeopleMode.SingleUser), Flag(section, "PlainHttp", false), Whole(section, "GraceDays", PeopleSettings.UsualGraceDays, 0),
            OneOf(section, "TorchScript", ScriptUploads.Administrators), OneOf(section, "SecondStep", SecondStepRule.Optional),
            string.IsNullOrWhiteSpace(known) ? null : Path.GetFullPath(known, contentRoot));
    }

    private static CeilingSettings Ceilings(IConfigurationSection section)
    {
        var usual = new CeilingSettings();
        return new CeilingSettings(
            Whole(section, "Projects", usual.Projects, 1), Whole(section, "Tokens", usual.Tokens, 1), Whole(section, "Links", usual.Links, 1),
            Whole(section, "Invitations", usual.Invitations, 1), Whole(section, "PasswordChecks", usual.PasswordChecks, 1));
    }

    private static T OneOf<T>(IConfigurationSection section, string name, T fallback)
        where T : struct, Enum
    {
        var text = section[name] ?? fallback.ToString();
        return Enum.TryParse<T>(text, ignoreCase: true, out var value) && !int.TryParse(text, out _) ? value : throw Wrong(section, name, text, string.Join(" or ", Enum.GetNames<T>()));
    }

    private static QuotaSettings Quotas(IConfigurationSection section, QuotaSettings usual) =>
        new(Limits(section.GetSection("Person"), usual.Person), Limits(section.GetSection("Project"), usual.Project));

    private static QuotaLimits Limits(IConfigurationSection section, QuotaLimits usual) =>
        new(Limit(section, "Runs", usual.Runs), Limit(section, "Bytes", usual.Bytes), Limit(section, "Seconds", usual.Seconds));

    private static long? Limit(IConfigurationSection section, string name, long? fallback) => section[name] switch
    {
        null or "" => fallback,
        Unlimited => null,
        var text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) => value,
        var text => throw Wrong(section, name, text, $"a whole number, 0 or more, or {Unlimited}"),
    };

    private static TelemetrySettings Telemetry(IConfigurationSection section) => section["Endpoint"] switch
    {
        null or "" => new TelemetrySettings(),
        var text when Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) => new TelemetrySettings(address),
        var text => throw Wrong(section, "Endpoint", text, "the address of a collector of OpenTelemetry (OTLP over HTTP), e.g. http://127.0.0.1:4318, or empty"),
    };

    private static bool Flag(IConfigurationSection section, string name, bool fallback) => section[name] switch
    {
        null or "" => fallback,
        var text when bool.TryParse(text, out var value) => value,
        var text => throw Wrong(section, name, text, "true or false"),
    };

    private static int Whole(IConfigurationSection section, string name, int fallback, int minimum) => (int)Number(section, name, fallback, minimum, Most);

    private static long Number(IConfigurationSection section, string name, long fallback, long minimum, long maximum = long.MaxValue) => section[name] switch
    {
        null or "" => fallback,
        var text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum => value,
        var text => throw Wrong(section, name, text, maximum < long.MaxValue ? $"a whole number from {minimum} to {maximum}" : $"a whole number, {minimum} or more"),
    };

    private static InputException Wrong(IConfigurationSection section, string name, string? value, string expected)
    {
        var key = $"{section.Path}:{name}";
        var variable = key.Replace(":", "__", StringComparison.Ordinal);
        return new InputException(
            $"The setting {key} is '{value}', but must be {expected}; change it in {ContentRoot.SettingsFile} or set the environment variable {variable}.");
    }

    [GeneratedRegex("^(auto|cpu|cuda(:[0-9]+)?)$")]
    private static partial Regex DevicePattern();

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}$")]
    private static partial Regex RolePattern();
}
