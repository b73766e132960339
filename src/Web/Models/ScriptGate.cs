using System.Security.Claims;
using CisLens.Inference.Models;
using CisLens.Inference.Models.Architectures;
using CisLens.Shared;
using CisLens.Shared.Settings;
using CisLens.Web.Access;
using Microsoft.AspNetCore.Authorization;

namespace CisLens.Web.Models;

/// <summary>Who may add a model that is a program: a worker runs it, and a worker can read all projects.</summary>
public sealed class ScriptGate(CisLensSettings settings, IAuthorizationService authorization)
{
    /// <exception cref="InputException">The model is a program, and this person may add none.</exception>
    public async Task CheckAsync(ClaimsPrincipal user, string project, ModelCard card)
    {
        if (!ArchitectureCatalogue.IsTorchScript(card.Architecture))
            return;
        var mayAdd = settings.People.TorchScript switch
        {
            ScriptUploads.Administrators => (await authorization.AuthorizeAsync(user, ProjectPolicies.Administrator)).Succeeded,
            ScriptUploads.Owners => (await authorization.AuthorizeAsync(user, project, ProjectPolicies.Owner)).Succeeded,
            _ => false,
        };
        if (!mayAdd)
            throw new InputException(
                "This model is a TorchScript program, which a worker would run; here only "
                + (settings.People.TorchScript == ScriptUploads.Owners ? "owners of the project" : "administrators")
                + " may add one, and only where the setting CisLens:People:TorchScript allows it. Give its weights with a built-in architecture or a list of layers, or ask an administrator.");
    }
}
