using static TorchSharp.Binding.Operators;

namespace TorchSharp;

public static partial class torch
{
    /// <content>Products.</content>
    public partial class Tensor
    {
        public Tensor matmul(Tensor target) => One("matmul", this, target);

        public Tensor mm(Tensor target) => One("mm", this, target);

        public Tensor bmm(Tensor batch2) => One("bmm", this, batch2);

        public Tensor mv(Tensor target) => One("mv", this, target);

        public Tensor dot(Tensor target) => One("dot", this, target);

        public Tensor outer(Tensor vec2) => One("outer", this, vec2);

        /// <summary>beta * this + alpha * mat1 mat2.</summary>
        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) =>
            One("addmm", this, mat1, mat2, (Scalar)beta, (Scalar)alpha);

        /// <summary>As addmm, into this tensor.</summary>
        public Tensor addmm_(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) =>
            Change("addmm_", this, mat1, mat2, (Scalar)beta, (Scalar)alpha);

        public Tensor baddbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            One("baddbmm", this, batch1, batch2, (Scalar)beta, (Scalar)alpha);

        public Tensor inverse() => One("inverse", this);

        public Tensor trace() => One("trace", this);
    }
}
