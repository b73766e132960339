using static TorchSharp.Binding.Operators;

namespace TorchSharp;

public static partial class torch
{
    /// <content>
    /// Comparisons and logic: elementwise, the result is a tensor of booleans. == and != are elementwise too; compare
    /// with null by `is null`.
    /// </content>
    public partial class Tensor
    {
        public static Tensor operator ==(Tensor left, Tensor right) => left.eq(right);

        public static Tensor operator ==(Tensor left, Scalar right) => left.eq(right);

        public static Tensor operator ==(Scalar left, Tensor right) => right.eq(left);

        public static Tensor operator !=(Tensor left, Tensor right) => left.ne(right);

        public static Tensor operator !=(Tensor left, Scalar right) => left.ne(right);

        public static Tensor operator !=(Scalar left, Tensor right) => right.ne(left);

        public static Tensor operator <(Tensor left, Tensor right) => left.lt(right);

        public static Tensor operator <(Tensor left, Scalar right) => left.lt(right);

        public static Tensor operator <(Scalar left, Tensor right) => right.gt(left);

        public static Tensor operator <=(Tensor left, Tensor right) => left.le(right);

        public static Tensor operator <=(Tensor left, Scalar right) => left.le(right);

        public static Tensor operator <=(Scalar left, Tensor right) => right.ge(left);

        public static Tensor operator >(Tensor left, Tensor right) => left.gt(right);

        public static Tensor operator >(Tensor left, Scalar right) => left.gt(right);

        public static Tensor operator >(Scalar left, Tensor right) => right.lt(left);

        public static Tensor operator >=(Tensor left, Tensor right) => left.ge(right);

        public static Tensor operator >=(Tensor left, Scalar right) => left.ge(right);

        public static Tensor operator >=(Scalar left, Tensor right) => right.le(left);

        public static Tensor operator &(Tensor left, Tensor right) => One("bitwise_and.Tensor", left, right);

        public static Tensor operator |(Tensor left, Tensor right) => One("bitwise_or.Tensor", left, right);

        public static Tensor operator ^(Tensor left, Tensor right) => One("bitwise_xor.Tensor", left, right);

        public static Tensor operator ~(Tensor left) => One("bitwise_not", left);

        public Tensor eq(Tensor target) => One("eq.Tensor", this, target);

        public Tensor eq(Scalar target) => One("eq.Scalar", this, target);

        public Tensor ne(Tensor target) => One("ne.Tensor", this, target);

        public Tensor ne(Scalar target) => One("ne.Scalar", this, target);

        public Tensor lt(Tensor target) => One("lt.Tensor", this, target);

        public Tensor lt(Scalar target) => One("lt.Scalar", this, target);

        public Tensor le(Tensor target) => One("le.Tensor", this, target);

        public Tensor le(Scalar target) => One("le.Scalar", this, target);

        public Tensor gt(Tensor target) => One("gt.Tensor", this, target);

        public Tensor gt(Scalar target) => One("gt.Scalar", this, target);

        public Tensor ge(Tensor target) => One("ge.Tensor", this, target);

        public Tensor ge(Scalar target) => One("ge.Scalar", this, target);

        public Tensor logical_and(Tensor other) => One("logical_and", this, other);

        public Tensor logical_or(Tensor other) => One("logical_or", this, other);

        public Tensor logical_xor(Tensor other) => One("logical_xor", this, other);

        public Tensor logical_not() => One("logical_not", this);

        public Tensor isnan() => One("isnan", this);

        public Tensor isinf() => One("isinf", this);

        public Tensor isfinite() => One("isfinite", this);

        public Tensor isclose(Tensor other, double rtol = 1e-5, double atol = 1e-8, bool nanEqual = false) =>
            One("isclose", this, other, rtol, atol, nanEqual);

        /// <summary>True when all elements are close.</summary>
        public bool allclose(Tensor target, double rtol = 1e-5, double atol = 1e-8, bool equal_nan = false) =>
            Truth("allclose", this, target, rtol, atol, equal_nan);

        public Tensor all() => One("all", this);

        public Tensor all(long dim, bool keepdim = false) => One("all.dim", this, dim, keepdim);

        public Tensor any() => One("any", this);

        public Tensor any(long dim, bool keepdim = false) => One("any.dim", this, dim, keepdim);

        /// <summary>True for a tensor of the same shape with the same elements.</summary>
        public override bool Equals(object? obj) => obj is Tensor other && Truth("equal", this, other);

        public override int GetHashCode() => base.GetHashCode();
    }
}
