using static TorchSharp.Binding.Operators;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Decompositions.</summary>
    public static partial class linalg
    {
        /// <summary>input = U diag(S) Vh, the singular values falling.</summary>
        public static (Tensor U, Tensor S, Tensor Vh) svd(Tensor input, bool fullMatrices = true) =>
            Three("linalg_svd", input, fullMatrices);

        /// <summary>Eigenvalues, rising, and eigenvectors in columns of a symmetric matrix.</summary>
        public static (Tensor, Tensor) eigh(Tensor input, char UPLO = 'L') => Two("linalg_eigh", input, UPLO.ToString());

        public static Tensor inv(Tensor input) => One("linalg_inv", input);

        /// <summary>X with A X = B.</summary>
        public static Tensor solve(Tensor A, Tensor B) => One("linalg_solve", A, B);
    }
}
