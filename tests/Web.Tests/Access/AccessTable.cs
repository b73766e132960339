namespace CisLens.Web.Tests.Access;

/// <summary>
/// Who may use what: every address of the program and every method of its hub, under the policy that it asks for. An address
/// that is not here, or that asks for something else, fails the tests.
/// </summary>
internal static class AccessTable
{
    private const string Text = """
        [nobody]
        GET,HEAD /{**path:file}
        [anyone]
        GET /healthz
        GET /readyz
        GET,POST /error
        GET,POST /not-found
        GET,POST /invitation
        GET,POST /reset
        GET,POST /setup
        GET,POST /shared/{Key}
        GET,POST /sign-in
        GET,POST /sign-in/code
        [shared:reader]
        GET /api/methods
        GET /api/models
        GET /api/models/{modelId}/readiness
        GET /api/projects
        GET /api/workers
        GET /api/{*path:nonfile}
        GET /hubs/runs
        GET /hubs/runs/negotiate
        GET /openapi/{documentName}.json
        GET,POST /
        GET,POST /about
        GET,POST /models
        GET,POST /models/{ModelId}
        GET,POST /projects
        GET,POST /workers
        [project:maker]
        GET,POST /projects/new
        POST /api/projects
        [browser]
        GET /_blazor
        GET /_blazor/disconnect
        GET /_blazor/initializers
        GET /_blazor/negotiate
        GET /_framework/opaque-redirect
        [account]
        GET,POST /account
        POST /sign-out
        [person]
        GET,POST /notices
        [administrator]
        DELETE /api/workers/{worker}
        DELETE /api/workers/{worker}/drained
        GET,POST /people
        PUT /api/workers/{worker}/drained
        [project:reader]
        GET /api/projects/{ProjectId}
        GET /api/projects/{ProjectId}/audit-thresholds
        GET /api/projects/{ProjectId}/models
        GET /api/projects/{ProjectId}/models/{modelId}/readiness
        GET /api/projects/{ProjectId}/motif-databases
        GET /api/projects/{ProjectId}/motif-databases/{database}
        GET /api/projects/{ProjectId}/motif-databases/{database}/file
        GET /api/projects/{ProjectId}/presets
        GET /api/projects/{ProjectId}/quota
        GET /api/projects/{ProjectId}/storage
        GET /api/projects/{ProjectId}/runs
        GET /api/projects/{ProjectId}/runs/imports
        GET /api/projects/{ProjectId}/runs/imports/{import}
        GET /api/projects/{ProjectId}/runs/{run}/comparison
        GET /api/projects/{ProjectId}/sequences
        GET /api/projects/{ProjectId}/sequences/{set}
        GET /api/projects/{ProjectId}/sequences/{set}/rejected
        GET /api/projects/{ProjectId}/simulations/{set}/sites
        GET /api/projects/{ProjectId}/tomtom.tsv
        GET /api/projects/{ProjectId}/trainings
        GET /api/projects/{ProjectId}/trainings/{training}
        GET,POST /projects/{ProjectId}
        GET,POST /projects/{ProjectId}/activity
        GET,POST /projects/{ProjectId}/audit-thresholds
        GET,POST /projects/{ProjectId}/members
        GET,POST /projects/{ProjectId}/models
        GET,POST /projects/{ProjectId}/models/{ModelId}
        GET,POST /projects/{ProjectId}/motif-databases
        GET,POST /projects/{ProjectId}/motif-databases/{DatabaseId}
        GET,POST /projects/{ProjectId}/runs
        GET,POST /projects/{ProjectId}/runs/{RunId}/compare
        GET,POST /projects/{ProjectId}/sequences
        GET,POST /projects/{ProjectId}/sequences/{SetId}
        GET,POST /projects/{ProjectId}/simulate
        GET,POST /projects/{ProjectId}/storage
        GET,POST /projects/{ProjectId}/tomtom
        POST /api/projects/{ProjectId}/runs/plan
        GET /api/projects/{ProjectId}/runs/{run}/comments
        GET /api/projects/{ProjectId}/runs/{run}/comments/comments.tsv
        [project:commenter]
        DELETE /api/projects/{ProjectId}/runs/{run}/comments/{comment}
        POST /api/projects/{ProjectId}/runs/{run}/comments
        PUT /api/projects/{ProjectId}/runs/{run}/comments/{comment}
        [run:reader]
        GET /api/projects/{ProjectId}/runs/{run}
        GET /api/projects/{ProjectId}/runs/{run}/audit
        GET /api/projects/{ProjectId}/runs/{run}/audit/audit.tsv
        GET /api/projects/{ProjectId}/runs/{run}/audit/evidence.json
        GET,HEAD /api/projects/{ProjectId}/runs/{run}/bundle
        GET /api/projects/{ProjectId}/runs/{run}/dropped
        GET /api/projects/{ProjectId}/runs/{run}/embeddings
        GET /api/projects/{ProjectId}/runs/{run}/embeddings/{index:int}/column
        GET /api/projects/{ProjectId}/runs/{run}/embeddings/{index:int}/components
        GET /api/projects/{ProjectId}/runs/{run}/embeddings/{index:int}/embedding.npy
        GET /api/projects/{ProjectId}/runs/{run}/embeddings/{index:int}/embedding.tsv
        GET /api/projects/{ProjectId}/runs/{run}/embeddings/{index:int}/names
        GET /api/projects/{ProjectId}/runs/{run}/embeddings/{index:int}/points
        GET /api/projects/{ProjectId}/runs/{run}/embeddings/{index:int}/separation
        GET /api/projects/{ProjectId}/runs/{run}/events
        GET /api/projects/{ProjectId}/runs/{run}/examples
        GET /api/projects/{ProjectId}/runs/{run}/external
        GET /api/projects/{ProjectId}/runs/{run}/external/{file}
        GET /api/projects/{ProjectId}/runs/{run}/motifs
        GET /api/projects/{ProjectId}/runs/{run}/motifs/discoveries/{index:int}
        GET /api/projects/{ProjectId}/runs/{run}/motifs/discoveries/{index:int}/instances
        GET /api/projects/{ProjectId}/runs/{run}/motifs/discoveries/{index:int}/instances/{row:long}
        GET /api/projects/{ProjectId}/runs/{run}/motifs/discoveries/{index:int}/patterns/{name}/seqlets
        GET /api/projects/{ProjectId}/runs/{run}/motifs/discoveries/{index:int}/unassigned
        GET /api/projects/{ProjectId}/runs/{run}/motifs/discoveries/{index:int}/{file}
        GET /api/projects/{ProjectId}/runs/{run}/motifs/filters/{index:int}
        GET /api/projects/{ProjectId}/runs/{run}/motifs/hits/{row:long}
        GET /api/projects/{ProjectId}/runs/{run}/motifs/reviews
        GET /api/projects/{ProjectId}/runs/{run}/report.html
        GET /api/projects/{ProjectId}/runs/{run}/rows
        GET /api/projects/{ProjectId}/runs/{run}/rows/{row:long}
        GET /api/projects/{ProjectId}/runs/{run}/rows/{row:long}/bases/{position:int}
        GET /api/projects/{ProjectId}/runs/{run}/rows/{row:long}/spread/{method}/{target:int}/{source}/{array}
        GET /api/projects/{ProjectId}/runs/{run}/rows/{row:long}/table.tsv
        GET /api/projects/{ProjectId}/runs/{run}/rows/{row:long}/tracks/attribute/{method}/{target:int}/{array}
        GET /api/projects/{ProjectId}/runs/{run}/selections
        GET /api/projects/{ProjectId}/runs/{run}/spec
        GET,POST /projects/{ProjectId}/runs/{RunId}
        GET,POST /projects/{ProjectId}/runs/{RunId}/annotations
        GET,POST /projects/{ProjectId}/runs/{RunId}/audit
        GET,POST /projects/{ProjectId}/runs/{RunId}/audit/agreement
        GET,POST /projects/{ProjectId}/runs/{RunId}/audit/faithfulness
        GET,POST /projects/{ProjectId}/runs/{RunId}/audit/spread
        GET,POST /projects/{ProjectId}/runs/{RunId}/audit/stability
        GET,POST /projects/{ProjectId}/runs/{RunId}/embeddings
        GET,POST /projects/{ProjectId}/runs/{RunId}/examples
        GET,POST /projects/{ProjectId}/runs/{RunId}/motifs
        GET,POST /projects/{ProjectId}/runs/{RunId}/motifs/{Discovery:int}/{Name}
        GET,POST /projects/{ProjectId}/runs/{RunId}/results
        GET,POST /projects/{ProjectId}/runs/{RunId}/results/{Row:long}
        POST /api/projects/{ProjectId}/runs/{run}/embeddings/{index:int}/selection.fa
        [project:writer]
        GET,POST /projects/{ProjectId}/runs/import
        GET,POST /projects/{ProjectId}/runs/{RunId}/sharing
        DELETE /api/projects/{ProjectId}/audit-thresholds
        DELETE /api/projects/{ProjectId}/audit-thresholds/{rule:int}
        DELETE /api/projects/{ProjectId}/motif-databases/{database}
        DELETE /api/projects/{ProjectId}/presets/{preset}
        DELETE /api/projects/{ProjectId}/runs/{run}/external/{file}
        DELETE /api/projects/{ProjectId}/runs/{run}/intermediates
        DELETE /api/projects/{ProjectId}/runs/{run}/selections/{row:long}
        DELETE /api/projects/{ProjectId}/runs/{run}/shares/{link}
        DELETE /api/projects/{ProjectId}/sequences/{set}
        DELETE /api/projects/{ProjectId}/trainings/{training}
        GET /api/projects/{ProjectId}/runs/{run}/shares
        HEAD /api/projects/{ProjectId}/uploads/{upload}
        PATCH /api/projects/{ProjectId}/uploads/{upload}
        POST /api/projects/{ProjectId}/models/{modelId}/readiness
        POST /api/projects/{ProjectId}/motif-databases
        POST /api/projects/{ProjectId}/motif-databases/file
        POST /api/projects/{ProjectId}/presets
        POST /api/projects/{ProjectId}/runs/import
        POST /api/projects/{ProjectId}/runs/import/file
        POST /api/projects/{ProjectId}/runs/{run}/cancel
        POST /api/projects/{ProjectId}/runs/{run}/embeddings/columns
        POST /api/projects/{ProjectId}/runs/{run}/embeddings/{index:int}/selection
        POST /api/projects/{ProjectId}/runs/{run}/external/file
        POST /api/projects/{ProjectId}/runs/{run}/selections
        POST /api/projects/{ProjectId}/runs/{run}/shares
        POST /api/projects/{ProjectId}/sequences
        POST /api/projects/{ProjectId}/sequences/file
        POST /api/projects/{ProjectId}/simulations
        PUT /api/projects/{ProjectId}/audit-thresholds/{rule:int}/{place:int}
        PUT /api/projects/{ProjectId}/motif-databases/{database}
        PUT /api/projects/{ProjectId}/presets/{preset}
        PUT /api/projects/{ProjectId}/runs/{run}/motifs/reviews
        [project:submitter]
        GET,POST /projects/{ProjectId}/runs/new
        POST /api/projects/{ProjectId}/runs
        POST /api/projects/{ProjectId}/runs/{run}/again
        POST /api/projects/{ProjectId}/runs/{run}/audit
        POST /api/projects/{ProjectId}/runs/{run}/audit/rules/{rule:int}/remedies/{remedy}
        POST /api/projects/{ProjectId}/runs/{run}/resume
        POST /api/projects/{ProjectId}/trainings
        [project:owner]
        DELETE /api/projects/{ProjectId}/runs/{run}
        """;

    /// <summary>Methods of the hub at <c>/hubs/runs</c>, with what they ask for. To stop watching needs nothing but the connection.</summary>
    public static readonly Dictionary<string, string> HubMethods = new()
    {
        ["Watch"] = "project:reader",
        ["Unwatch"] = "shared:reader",
    };

    /// <summary>The policy of each endpoint.</summary>
    public static Dictionary<string, string> Policies { get; } = Read();

    private static Dictionary<string, string> Read()
    {
        var (policies, policy) = (new Dictionary<string, string>(), "");
        foreach (var line in Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith('['))
                policy = line.Trim('[', ']');
            else
                policies.Add(line, policy);
        }

        return policies;
    }
}
