using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Playwright;

namespace CisLens.EndToEnd.Tests;

/// <summary>
/// The portal with its worker on a data folder of its own, or the one that runs at <c>CISLENS_PORTAL</c>; and one browser.
/// </summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("cislens-browser-").FullName;
    private WebApplicationFactory<Program>? _portal;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private DemoAddresses? _demo;

    /// <summary>Why the browser tests cannot run here; null when they can.</summary>
    public string? Missing { get; private set; }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public async Task InitializeAsync()
    {
        var chromium = Environment.GetEnvironmentVariable("CISLENS_CHROMIUM") ?? "/usr/bin/chromium";
        if (!File.Exists(chromium))
        {
            Missing = $"There is no Chromium at {chromium}; install it or set CISLENS_CHROMIUM.";
            return;
        }

        if (Environment.GetEnvironmentVariable("CISLENS_PORTAL") is { Length: > 0 } running)
            Address = new Uri(running);
        else
            StartPortal();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = Flags });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_portal is not null)
            await _portal.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A page in a browser profile of its own.</summary>
    public async Task<IPage> OpenAsync(int width = 1440, ColorScheme colors = ColorScheme.Light)
    {
        Skip.If(Missing is not null, Missing);
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = colors,
            ReducedMotion = ReducedMotion.Reduce,
            AcceptDownloads = true,
        });
        return await context.NewPageAsync();
    }

    /// <summary>Where the parts of the demo project are, once its run is done.</summary>
    public async Task<DemoAddresses> DemoAsync()
    {
        if (_demo is not null)
            return _demo;
        var page = await OpenAsync();
        _demo = await DemoAddresses.FindAsync(page);
        await page.Context.CloseAsync();
        return _demo;
    }

    private void StartPortal()
    {
        _portal = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
            .UseSetting("CisLens:Data", Path.Combine(_folder, "data")).UseSetting("Urls", "http://127.0.0.1:0"));
        _portal.UseKestrel(0);
        _portal.StartServer();
        Address = _portal.ClientOptions.BaseAddress;
    }
}
