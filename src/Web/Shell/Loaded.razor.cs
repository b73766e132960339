using CisLens.Shared;
using Microsoft.AspNetCore.Components;

namespace CisLens.Web.Shell;

/// <summary>
/// Loads a record and shows one of the states that every page has: loading, not there, empty, error, data.
/// It loads again when <see cref="Key"/> changes.
/// </summary>
public sealed partial class Loaded<T> : IDisposable
    where T : class
{
    private readonly CancellationTokenSource _gone = new();
    private T? _value;
    private bool _loading = true;
    private string? _failure;
    private string? _logId;
    private object? _loadedKey;
    private int _generation;

    [Parameter, EditorRequired]
    public required Func<CancellationToken, Task<T?>> Load { get; set; }

    /// <summary>What the record depends on.</summary>
    [Parameter, EditorRequired]
    public required object Key { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment<T> Data { get; set; }

    [Parameter]
    public RenderFragment? Loading { get; set; }

    [Parameter]
    public RenderFragment? Empty { get; set; }

    [Parameter]
    public Func<T, bool>? IsEmpty { get; set; }

    /// <summary>Shown when the answer is null.</summary>
    [Parameter]
    public RenderFragment? Missing { get; set; }

    [Inject]
    private ILogger<Loaded<T>> Logger { get; set; } = null!;

    /// <summary>Loads again and keeps the old record on screen meanwhile.</summary>
    public async Task ReloadAsync()
    {
        var generation = ++_generation;
        try
        {
            var value = await Load(_gone.Token);
            if (generation == _generation)
                (_value, _failure, _logId) = (value, null, null);
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            return;
        }
        catch (InputException error)
        {
            (_failure, _logId) = (error.Message, null);
        }
        catch (Exception error)
        {
            (_failure, _logId) = ("This could not be loaded.", LogIds.New());
            Logger.LogError(error, "Loading failed ({LogId}).", _logId);
        }

        _loading = false;
        StateHasChanged();
    }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override Task OnParametersSetAsync()
    {
        if (Equals(Key, _loadedKey))
            return Task.CompletedTask;
        (_loadedKey, _loading) = (Key, true);
        return ReloadAsync();
    }
}
