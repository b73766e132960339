using CisLens.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CisLens.Web.Uploads;

/// <summary>Where a file is dropped. It travels over plain HTTP, never over the page's own connection.</summary>
public sealed partial class UploadZone : IAsyncDisposable
{
    private ElementReference _zone;
    private DotNetObjectReference<UploadZone>? _self;
    private IJSObjectReference? _module;
    private IJSObjectReference? _uploader;
    private (string Name, long Sent, long Total)? _progress;
    private string? _failure;

    [Parameter, EditorRequired]
    public required string ProjectId { get; set; }

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter]
    public string Hint { get; set; } = "or press to choose";

    /// <summary>The endings that the file dialog offers first.</summary>
    [Parameter]
    public string Accept { get; set; } = "";

    /// <summary>A file has arrived whole.</summary>
    [Parameter]
    public EventCallback<(string Upload, string FileName)> Uploaded { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [JSInvokable]
    public string NewUpload() => Identifier.New();

    [JSInvokable]
    public void UploadProgress(string name, long sent, long total)
    {
        (_progress, _failure) = ((name, sent, total), null);
        StateHasChanged();
    }

    [JSInvokable]
    public void UploadFailed(string sentence)
    {
        (_progress, _failure) = (null, sentence);
        StateHasChanged();
    }

    [JSInvokable]
    public Task UploadedAsync(string upload, string name)
    {
        _progress = null;
        return Uploaded.InvokeAsync((upload, name));
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_uploader is not null)
            {
                await _uploader.InvokeVoidAsync("dispose");
                await _uploader.DisposeAsync();
            }

            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone and took its half along.
        }

        _self?.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _self = DotNetObjectReference.Create(this);
        _module = await Js.InvokeAsync<IJSObjectReference>("import", $"./{Assets["js/upload.js"]}");
        _uploader = await _module.InvokeAsync<IJSObjectReference>("attach", _zone, _self, $"api/projects/{ProjectId}/uploads");
    }

    private async Task StopAsync()
    {
        _progress = null;
        if (_uploader is not null)
            await _uploader.InvokeVoidAsync("stop");
    }
}
