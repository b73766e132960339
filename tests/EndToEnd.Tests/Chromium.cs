using Microsoft.Playwright;

namespace CisLens.EndToEnd.Tests;

/// <summary>The browser of the system.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private static readonly string Program = Environment.GetEnvironmentVariable("CISLENS_CHROMIUM") ?? "/usr/bin/chromium";
    private static readonly float Wait = (float)Patience.Limit.TotalMilliseconds;
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>Why it cannot be started here; null when it can.</summary>
    public static string? Missing => File.Exists(Program) ? null : $"There is no Chromium at {Program}; install it or set CISLENS_CHROMIUM.";

    public static async Task<Chromium> LaunchAsync()
    {
        Assertions.SetDefaultExpectTimeout(Wait);
        var playwright = await Playwright.CreateAsync();
        return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Flags }));
    }

    /// <summary>A browser profile of its own.</summary>
    public async Task<IBrowserContext> ContextAsync(Uri address, int width = 1440, ColorScheme colors = ColorScheme.Light)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = colors,
            ReducedMotion = ReducedMotion.Reduce,
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(Wait);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
