namespace CisLens.Inference.Attribution.IntegratedGradients;

/// <summary>How an integral is computed from values at n places between 0 and 1.</summary>
public enum IntegrationRule
{
    /// <summary>Gauss-Legendre: exact for polynomials up to degree 2n - 1; never at the ends.</summary>
    GaussLegendre,

    /// <summary>At k/n, k = 0 to n - 1, each counting 1/n.</summary>
    RiemannLeft,

    /// <summary>At k/n, k = 1 to n, each counting 1/n.</summary>
    RiemannRight,

    /// <summary>At (k + 1/2)/n, k = 0 to n - 1, each counting 1/n.</summary>
    RiemannMiddle,

    /// <summary>At k/(n - 1), k = 0 to n - 1, each counting 1/(n - 1), the two ends half of it.</summary>
    RiemannTrapezoid,
}
