using CisLens.Shared;
using CisLens.Web.Shell;

namespace CisLens.Web.Verdicts;

/// <summary>Which experiment would show, or showed, that what a run says holds in biology, as it goes with a bundle.</summary>
public sealed class ValidationWords(RunAudits audits) : IRunWords
{
    public string File => "validation.txt";

    public string Description => "which experiment would show that what the run says holds in the cell, or what one showed";

    public bool IsForMembers => false;

    public bool IsKept => false;

    public async Task<string?> WriteAsync(string run, CancellationToken cancellationToken) =>
        await audits.ValidationAsync(run, cancellationToken) is { Length: > 0 } text ? text + "\n" : null;

    public RestoredWords Read(string text, string name, string run, long rows) => text.Trim() is { Length: <= RunAudits.LongestValidation } words
        ? new RestoredWords("the validating experiment", [], entity => entity.Validation = words)
        : throw new InputException($"{name} has {text.Length:N0} characters; {RunAudits.LongestValidation:N0} is the most.", name);
}
