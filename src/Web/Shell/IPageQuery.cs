namespace CisLens.Web.Shell;

/// <summary>What a person looks at on a page. It lives in the address, so that it can be sent to a colleague; <c>ToString</c> writes it there.</summary>
public interface IPageQuery<TSelf>
    where TSelf : class, IPageQuery<TSelf>
{
    /// <summary>Reads an address; what it does not say, or says wrongly, stays as it is by default.</summary>
    public static abstract TSelf Of(string uri);
}
