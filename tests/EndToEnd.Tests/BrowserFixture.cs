using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Playwright;

namespace CisLens.EndToEnd.Tests;

/// <summary>
/// The portal with its worker on a data folder of its own, or the one that runs at <c>CISLENS_PORTAL</c>; and one browser.
/// </summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cislens-browser-").FullName;
    private WebApplicationFactory<Program>? _portal;
    private Chromium? _chromium;
    private DemoAddresses? _demo;
    private IPage? _look;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public async Task InitializeAsync()
    {
        if (Chromium.Missing is not null)
            return;
        if (Environment.GetEnvironmentVariable("CISLENS_PORTAL") is { Length: > 0 } running)
            Address = new Uri(running);
        else
            StartPortal();
        _chromium = await Chromium.LaunchAsync();
    }

    public async Task DisposeAsync()
    {
        if (_chromium is not null)
            await _chromium.DisposeAsync();
        if (_portal is not null)
            await _portal.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A page in a browser profile of its own.</summary>
    public async Task<IPage> OpenAsync(int width = 1440, ColorScheme colors = ColorScheme.Light)
    {
        Skip.If(Chromium.Missing is not null, Chromium.Missing);
        var context = await _chromium!.ContextAsync(Address, width, colors);
        return await context.NewPageAsync();
    }

    /// <summary>The page of those that only look: what it once loaded is not loaded again.</summary>
    public async Task<IPage> LookAsync() => _look ??= await OpenAsync();

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
