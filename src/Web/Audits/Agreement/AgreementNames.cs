using CisLens.Inference.Evaluation.Agreement;
using CisLens.Inference.Runs.Audits.Agreement;
using CisLens.Web.Tracks;

namespace CisLens.Web.Audits.Agreement;

/// <summary>Methods and pairs as people read them.</summary>
/// <param name="head">The run.</param>
/// <param name="result">What the test found.</param>
public sealed class AgreementNames(ResultsHead head, AgreementResult result)
{
    /// <summary>The name of a map's method.</summary>
    public string Method(int map) => TestNames.Method(head, result.Tracks[map]);

    /// <summary>Both methods.</summary>
    public string Pair(PairAgreement pair) => $"{Method(pair.First)} and {Method(pair.Second)}";

    /// <summary>Whether an address asks for this pair.</summary>
    public bool IsAsked(PairAgreement pair, AgreementQuery query) => (result.Tracks[pair.First].Method, result.Tracks[pair.Second].Method) == (query.First, query.Second);

    /// <summary>The address of a pair.</summary>
    public AgreementQuery With(AgreementQuery query, PairAgreement pair) =>
        query with { First = result.Tracks[pair.First].Method, Second = result.Tracks[pair.Second].Method, Page = 0 };
}
