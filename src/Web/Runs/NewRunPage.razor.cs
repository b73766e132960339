using System.Globalization;
using CisLens.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace CisLens.Web.Runs;

/// <summary>Six steps from sequences to a run, the last two optional. What was chosen is in the address.</summary>
public sealed partial class NewRunPage : IDisposable
{
    private static readonly string[] Steps = ["Sequences", "Model", "Targets", "Methods", "Motifs", "Trust"];

    // From here on the run can be started.
    private const int MethodsStep = 4;

    private readonly CancellationTokenSource _gone = new();
    private WizardChoices? _choices;
    private RunForm _form = new();
    private RunPlan? _plan;
    private string? _planned;
    private Echoes _echoes = null!;

    [Parameter]
    public required string ProjectId { get; set; }

    [Inject]
    private RunWizard Wizard { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private Attempt Attempt { get; set; } = null!;

    private int Step { get; set; } = 1;

    private bool CanGoOn => Step switch
    {
        1 => _form.Set is not null,
        2 => _form.Model is not null,
        3 => _form.Targets.Count > 0,
        _ => true,
    };

    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override void OnInitialized()
    {
        _echoes = new Echoes(Navigation);
        Navigation.LocationChanged += OnLocationChanged;
    }

    protected override Task OnParametersSetAsync() => ReadAddressAsync(Navigation.Uri);

    // A new query alone sets no parameters.
    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(async () =>
    {
        if (_echoes.Returns(change.Location) || !new Uri(change.Location).AbsolutePath.EndsWith("/runs/new", StringComparison.Ordinal))
            return;
        await ReadAddressAsync(change.Location);
        StateHasChanged();
    });

    private Task ReadAddressAsync(string address)
    {
        var query = new Uri(address).Query;
        _form = RunForm.FromQuery(query);
        Step = StepOf(query);
        return PlanAsync();
    }

    private static int StepOf(string query) =>
        QueryHelpers.ParseQuery(query).TryGetValue("step", out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var step)
            ? Math.Clamp(step, 1, Steps.Length)
            : 1;

    private async Task<WizardChoices?> LoadAsync(CancellationToken cancellationToken)
    {
        _choices = await Wizard.ChoicesAsync(ProjectId, cancellationToken);
        await PlanAsync();
        return _choices;
    }

    private async Task PlanAsync()
    {
        var wanted = _form.ToQuery(0);
        if (_choices is null || _planned == wanted)
            return;
        _planned = wanted;
        try
        {
            StateHasChanged();
            var plan = await Wizard.PlanAsync(_choices, _form, _gone.Token);
            // A newer choice has its own plan on the way.
            if (_planned != wanted)
                return;
            _plan = plan;
            StateHasChanged();
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page is gone.
        }
    }

    private string Address(RunForm form, int step) => $"projects/{ProjectId}/runs/new{form.ToQuery(step)}";

    // What is chosen counts from now on, and not only once the browser shows its address.
    private Task Change(RunForm form) => ReadAddressAsync(_echoes.Go(Address(form, Step)));

    private async Task SubmitAsync()
    {
        string? run = null;
        if (await Attempt.RunAsync(async user => run = await Wizard.SubmitAsync(user, ProjectId, _choices!, _form, CancellationToken.None)))
            Navigation.NavigateTo($"projects/{ProjectId}/runs/{run}");
    }
}
