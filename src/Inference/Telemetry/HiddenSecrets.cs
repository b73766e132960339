using System.Diagnostics;
using OpenTelemetry;

namespace CisLens.Inference.Telemetry;

/// <summary>Takes the secret of a link out of a trace's address before it is sent anywhere: whoever reads traces must not be able to open what was shared.</summary>
internal sealed class HiddenSecrets : BaseProcessor<Activity>
{
    /// <summary>Where addresses of links begin; what follows is their secret.</summary>
    public const string Links = "/shared/";

    private const string Path = "url.path";

    /// <inheritdoc />
    public override void OnEnd(Activity data)
    {
        if (data?.GetTagItem(Path) is string path && path.StartsWith(Links, StringComparison.OrdinalIgnoreCase))
            data.SetTag(Path, Links + "…");
    }
}
