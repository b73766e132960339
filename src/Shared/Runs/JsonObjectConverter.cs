using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace CisLens.Shared.Runs;

/// <summary>
/// Objects that are kept as they are. A name that stands in one twice, on which the serializer itself fails with an error of
/// its dictionaries, is bad JSON like any other.
/// </summary>
public sealed class JsonObjectConverter : JsonConverter<JsonObject>
{
    private static readonly JsonSerializerOptions Plain = new() { AllowDuplicateProperties = false };

    /// <inheritdoc />
    public override JsonObject? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonObject>(ref reader, Plain);
        }
        catch (ArgumentException error)
        {
            throw new JsonException("A name stands in an object twice", error);
        }
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, JsonObject value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(value);
        value.WriteTo(writer, options);
    }
}
