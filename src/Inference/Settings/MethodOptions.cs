using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Settings;

/// <summary>Reads options records: their settings for a form, their defaults, and values from JSON with checks.</summary>
internal static class MethodOptions
{
    private static readonly NullabilityInfoContext Nullability = new();
    private static readonly JsonNamingPolicy Naming = JsonNamingPolicy.CamelCase;

    // Defaults that are null are written too, so that a form sees every setting.
    private static readonly JsonSerializerOptions WithNulls =
        new(RunJson.Compact) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.Never };

    public static JsonObject Defaults(Type type) =>
        JsonSerializer.SerializeToNode(Activator.CreateInstance(type), type, WithNulls)!.AsObject();

    /// <summary>The settings that differ from their defaults.</summary>
    public static JsonObject Changes(object options)
    {
        var (type, changes) = (options.GetType(), new JsonObject());
        var defaults = Defaults(type);
        foreach (var (name, value) in JsonSerializer.SerializeToNode(options, type, WithNulls)!.AsObject())
            if (!JsonNode.DeepEquals(value, defaults[name]))
                changes[name] = value?.DeepClone();
        return changes;
    }

    public static IReadOnlyList<MethodSetting> Settings(Type type)
    {
        var defaults = Defaults(type);
        return [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetCustomAttribute<ScaffoldColumnAttribute>()?.Scaffold != false)
            .Select(property => Setting(property, defaults))];
    }

    /// <summary>Reads the settings of a method; absent ones have their default.</summary>
    public static object Read(string method, Type type, JsonObject? json)
    {
        var settings = Settings(type);
        foreach (var (name, value) in json ?? [])
        {
            var setting = settings.FirstOrDefault(known => known.Name == name)
                ?? throw new InputException($"{method} has no setting '{name}'; {Known(settings)}.");
            Check(method, setting, value);
        }
        try
        {
            return Validated(method, JsonSerializer.Deserialize(json ?? [], type, RunJson.Compact)!);
        }
        catch (JsonException error)
        {
            throw new InputException($"The settings of {method} cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Settings that must fit each other are checked by the record itself.</summary>
    private static object Validated(string method, object options) =>
        (options as IValidatableObject)?.Validate(new ValidationContext(options)).FirstOrDefault() is { } fault
            ? throw new InputException($"{method}: {fault.ErrorMessage}")
            : options;

    private static MethodSetting Setting(PropertyInfo property, JsonObject defaults)
    {
        var display = property.GetCustomAttribute<DisplayAttribute>()
            ?? throw new InvalidOperationException($"{property.DeclaringType}.{property.Name} has no [Display] with its label and description.");
        var range = property.GetCustomAttribute<RangeAttribute>();
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var name = Naming.ConvertName(property.Name);
        return new MethodSetting
        {
            Name = name,
            Title = display.Name ?? property.Name,
            Description = display.Description ?? "",
            Kind = KindOf(type),
            Optional = Nullable.GetUnderlyingType(property.PropertyType) is not null || Nullability.Create(property).WriteState == NullabilityState.Nullable,
            Minimum = Bound(range?.Minimum),
            Maximum = Bound(range?.Maximum),
            Default = defaults[name]?.DeepClone(),
            Choices = type.IsEnum ? [.. Enum.GetNames(type).Select(Naming.ConvertName)] : [],
            Count = property.GetCustomAttribute<LengthAttribute>()?.MaximumLength ?? property.GetCustomAttribute<StringLengthAttribute>()?.MaximumLength,
        };
    }

    private static MethodSettingKind KindOf(Type type) => type switch
    {
        { IsEnum: true } => MethodSettingKind.Choice,
        _ when type == typeof(bool) => MethodSettingKind.Flag,
        _ when type == typeof(int) => MethodSettingKind.Whole,
        _ when type == typeof(double) => MethodSettingKind.Number,
        _ when type == typeof(IReadOnlyList<double>) => MethodSettingKind.Numbers,
        _ when type == typeof(string) => MethodSettingKind.Text,
        _ => throw new InvalidOperationException($"A setting of type {type} has no place in a form."),
    };

    private static double? Bound(object? value) => value is null ? null : Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static void Check(string method, MethodSetting setting, JsonNode? value)
    {
        if (value is null && setting.Optional)
            return;
        var good = setting.Kind switch
        {
            MethodSettingKind.Choice => IsChoice(setting, value),
            MethodSettingKind.Flag => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
            MethodSettingKind.Whole => IsNumber(setting, value) && int.TryParse(value!.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            MethodSettingKind.Number => IsNumber(setting, value),
            MethodSettingKind.Text => value?.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Length <= (setting.Count ?? int.MaxValue),
            _ => value is JsonArray list && (setting.Count is null || list.Count == setting.Count) && list.All(item => IsNumber(setting, item)),
        };
        if (!good)
            throw new InputException($"{method}: '{setting.Name}' is {value?.ToJsonString() ?? "empty"}, but must be {Expected(setting)}.");
    }

    private static bool IsChoice(MethodSetting setting, JsonNode? value) =>
        value is not null && value.GetValueKind() == JsonValueKind.String && setting.Choices.Contains(value.GetValue<string>());

    private static bool IsNumber(MethodSetting setting, JsonNode? value) =>
        value is not null && value.GetValueKind() == JsonValueKind.Number && IsInside(setting, double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture));

    private static bool IsInside(MethodSetting setting, double number) =>
        double.IsFinite(number) && number >= (setting.Minimum ?? double.MinValue) && number <= (setting.Maximum ?? double.MaxValue);

    private static string Expected(MethodSetting setting) => setting.Kind switch
    {
        MethodSettingKind.Choice => string.Join(" or ", setting.Choices.Select(choice => $"\"{choice}\"")),
        MethodSettingKind.Flag => "true or false",
        MethodSettingKind.Whole => $"a whole number{Bounds(setting)}",
        MethodSettingKind.Number => $"a number{Bounds(setting)}",
        MethodSettingKind.Text => setting.Count is { } most ? $"text of at most {most} characters" : "text",
        _ => $"a list of {(setting.Count is { } count ? $"{count} " : "")}numbers{Bounds(setting)}",
    };

    private static string Bounds(MethodSetting setting) => (setting.Minimum, setting.Maximum) switch
    {
        ({ } low, { } high) => string.Create(CultureInfo.InvariantCulture, $" from {low} to {high}"),
        ({ } low, null) => string.Create(CultureInfo.InvariantCulture, $" of at least {low}"),
        (null, { } high) => string.Create(CultureInfo.InvariantCulture, $" of at most {high}"),
        _ => "",
    };

    private static string Known(IReadOnlyList<MethodSetting> settings) =>
        settings.Count == 0 ? "it has none" : $"it has {string.Join(", ", settings.Select(setting => setting.Name))}";
}
