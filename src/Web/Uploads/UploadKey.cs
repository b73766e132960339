using System.Security.Claims;
using CisLens.Shared;
using CisLens.Web.Access;

namespace CisLens.Web.Uploads;

/// <summary>Names a file on its way in. The id alone, which the sender chooses, names nothing: another person's, or another project's, is another file.</summary>
public sealed record UploadKey
{
    private UploadKey(string project, string person, string id) => (Project, Person, Id) = (project, person, id);

    public string Project { get; }

    public string Person { get; }

    public string Id { get; }

    /// <exception cref="InputException">The id has not the form of one.</exception>
    public static UploadKey Of(ClaimsPrincipal user, string project, string id)
    {
        // All three become part of a path.
        var person = user.PersonId() ?? throw new InvalidOperationException("Nobody sends a file.");
        if (!Identifier.IsValid(project) || !(Identifier.IsValid(person) || person == LocalUserHandler.Id))
            throw new InvalidOperationException("A file is sent by no person, or to no project.");
        return Identifier.IsValid(id) ? new UploadKey(project, person, id) : throw new InputException("This is not the id of an upload.");
    }
}
