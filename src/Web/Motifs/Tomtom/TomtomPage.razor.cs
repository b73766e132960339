using CisLens.Inference.Motifs;
using CisLens.Shared;
using CisLens.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace CisLens.Web.Motifs.Tomtom;

/// <summary>Looks a motif up among known ones while it is typed, pasted or drawn.</summary>
public sealed partial class TomtomPage : IDisposable
{
    // Long enough that a fast typist does not ask for every letter, short enough not to be felt.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(120);

    private TomtomQuery _query = new();
    private string _text = "";
    private string? _error;
    private string? _failure;
    private IReadOnlyList<Motif> _choices = [];
    private Motif? _motif;
    private TomtomView? _view;
    private bool _busy;
    private CancellationTokenSource? _search;
    private Echoes _echoes = null!;

    [Parameter]
    public required string ProjectId { get; set; }

    [Inject]
    private TomtomLookup Lookup { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private ILogger<TomtomPage> Logger { get; set; } = null!;

    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _search?.Cancel();
        _search?.Dispose();
    }

    protected override void OnInitialized()
    {
        _echoes = new Echoes(Navigation);
        Navigation.LocationChanged += OnLocationChanged;
    }

    protected override Task OnParametersSetAsync() => ReadAddressAsync(Navigation.Uri);

    // A new query alone sets no parameters.
    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(() => ReadAddressAsync(change.Location));

    private async Task ReadAddressAsync(string address)
    {
        if (_echoes.Returns(address))
            return;
        var query = _query = TomtomQuery.Of(address);
        try
        {
            _motif = query.Motif();
            (_text, _error) = (query.Consensus.Length > 0 || _motif is null ? query.Consensus : TypedMotifs.Write(_motif), null);
        }
        catch (InputException error)
        {
            (_motif, _text, _error) = (null, query.Consensus, error.Message);
        }

        await SearchAsync(TimeSpan.Zero);
    }

    private Task TypeAsync(string text)
    {
        _text = text;
        try
        {
            var typed = TypedMotifs.Read(text);
            (_choices, _error) = (typed.Motifs, null);
            var blank = _query with { Consensus = "", Matrix = null, Name = "" };
            return ShowAsync(typed.Motifs.Count == 0 ? blank : typed.Consensus.Length > 0 ? blank with { Consensus = typed.Consensus } : blank.With(typed.Motifs[0]), Quiet);
        }
        catch (InputException error)
        {
            // What is half typed leaves the last matches where they are.
            _error = error.Message;
            return Task.CompletedTask;
        }
    }

    private Task DrawAsync(string consensus)
    {
        (_text, _error, _choices) = (consensus, null, []);
        return ShowAsync(_query with { Consensus = consensus, Matrix = null, Name = "" });
    }

    private Task ShowAsync(TomtomQuery query) => ShowAsync(query, TimeSpan.Zero);

    private Task ShowAsync(TomtomQuery query, TimeSpan quiet)
    {
        _query = query;
        _motif = query.Motif();
        Go(query);
        return SearchAsync(quiet);
    }

    private void Go(TomtomQuery query)
    {
        _query = query;
        _echoes.Go($"projects/{ProjectId}/tomtom{query}");
    }

    private async Task SearchAsync(TimeSpan quiet)
    {
        // The page is drawn twice, first without a connection: only the second looks up.
        if (!RendererInfo.IsInteractive)
            return;
        _search?.Cancel();
        _search?.Dispose();
        var search = _search = new CancellationTokenSource();
        if (_motif is not { } motif)
        {
            (_view, _busy, _failure) = (null, false, null);
            return;
        }

        _busy = true;
        try
        {
            var token = search.Token;
            await Task.Delay(quiet, token);
            var view = await Lookup.SearchAsync(ProjectId, motif, _query, token);
            if (search == _search)
                (_view, _busy, _failure) = (view, false, null);
        }
        catch (OperationCanceledException) when (search != _search || search.IsCancellationRequested)
        {
            // Overtaken by what was typed since, or the page is gone.
        }
        catch (InputException error)
        {
            (_view, _busy, _failure) = (null, false, error.Message);
        }
        catch (Exception error)
        {
            (_view, _busy, _failure) = (null, false, "The comparison stopped because of an error in CisLens.");
            Logger.LogError(error, "Tomtom failed ({LogId}).", LogIds.New());
        }
    }
}
