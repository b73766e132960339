using TorchSharp.Binding;
using static TorchSharp.Binding.Operators;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>How a quotient is rounded.</summary>
    public enum RoundingMode
    {
        None = 0,
        trunc = 1,
        floor = 2,
    }

    /// <content>Arithmetic: elementwise, with broadcasting. A name that ends in _ changes the tensor itself.</content>
    public partial class Tensor
    {
        public static Tensor operator +(Tensor left, Tensor right) => left.add(right);

        public static Tensor operator +(Tensor left, Scalar right) => left.add(right);

        public static Tensor operator +(Scalar left, Tensor right) => right.add(left);

        public static Tensor operator -(Tensor left, Tensor right) => left.sub(right);

        public static Tensor operator -(Tensor left, Scalar right) => left.sub(right);

        public static Tensor operator -(Scalar left, Tensor right) => One("rsub.Scalar", right, left);

        public static Tensor operator *(Tensor left, Tensor right) => left.mul(right);

        public static Tensor operator *(Tensor left, Scalar right) => left.mul(right);

        public static Tensor operator *(Scalar left, Tensor right) => right.mul(left);

        public static Tensor operator /(Tensor left, Tensor right) => left.div(right);

        public static Tensor operator /(Tensor left, Scalar right) => left.div(right);

        public static Tensor operator /(Scalar left, Tensor right)
        {
            using var reciprocal = right.reciprocal();
            return reciprocal.mul(left);
        }

        public static Tensor operator %(Tensor left, Tensor right) => left.remainder(right);

        public static Tensor operator %(Tensor left, Scalar right) => left.remainder(right);

        public static Tensor operator -(Tensor tensor) => tensor.neg();

        public Tensor add(Tensor target) => One("add.Tensor", this, target);

        public Tensor add(Tensor target, Scalar alpha) => One("add.Tensor", this, target, alpha);

        public Tensor add(Scalar scalar) => One("add.Scalar", this, scalar);

        public Tensor add(Scalar scalar, Scalar alpha) => One("add.Scalar", this, scalar, alpha);

        public Tensor add_(Tensor target) => Change("add_.Tensor", this, target);

        public Tensor add_(Tensor target, Scalar alpha) => Change("add_.Tensor", this, target, alpha);

        public Tensor add_(Scalar scalar) => Change("add_.Scalar", this, scalar);

        public Tensor add_(Scalar scalar, Scalar alpha) => Change("add_.Scalar", this, scalar, alpha);

        public Tensor sub(Tensor target) => One("sub.Tensor", this, target);

        public Tensor sub(Scalar target) => One("sub.Scalar", this, target);

        public Tensor sub_(Tensor target) => Change("sub_.Tensor", this, target);

        public Tensor sub_(Scalar target) => Change("sub_.Scalar", this, target);

        public Tensor mul(Tensor target) => One("mul.Tensor", this, target);

        public Tensor mul(Scalar target) => One("mul.Scalar", this, target);

        public Tensor mul_(Tensor target) => Change("mul_.Tensor", this, target);

        public Tensor mul_(Scalar target) => Change("mul_.Scalar", this, target);

        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            One("div.Tensor_mode", this, target, NameOf(rounding_mode));

        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            One("div.Scalar_mode", this, target, NameOf(rounding_mode));

        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Change("div_.Tensor_mode", this, target, NameOf(rounding_mode));

        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Change("div_.Scalar_mode", this, target, NameOf(rounding_mode));

        public Tensor remainder(Tensor target) => One("remainder.Tensor", this, target);

        public Tensor remainder(Scalar scalar) => One("remainder.Scalar", this, scalar);

        /// <summary>this + value * tensor1 * tensor2.</summary>
        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) =>
            One("addcmul", this, tensor1, tensor2, value);

        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Change("addcmul_", this, tensor1, tensor2, value);

        /// <summary>this + value * tensor1 / tensor2.</summary>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => One("addcdiv", this, tensor1, tensor2);

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) =>
            One("addcdiv", this, tensor1, tensor2, value);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => Change("addcdiv_", this, tensor1, tensor2);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Change("addcdiv_", this, tensor1, tensor2, value);

        /// <summary>this + weight * (end - this).</summary>
        public Tensor lerp(Tensor end, Tensor weight) => One("lerp.Tensor", this, end, weight);

        public Tensor pow(Tensor exponent) => One("pow.Tensor_Tensor", this, exponent);

        public Tensor pow(Scalar exponent) => One("pow.Tensor_Scalar", this, exponent);

        public Tensor pow_(Scalar exponent) => Change("pow_.Scalar", this, exponent);

        public Tensor fill_(Scalar value) => Change("fill_.Scalar", this, value);

        public Tensor zero_() => Change("zero_", this);

        public Tensor copy_(Tensor source, bool nonBlocking = false) => Change("copy_", this, source, nonBlocking);

        private static string? NameOf(RoundingMode mode) => mode == RoundingMode.None ? null : mode.ToString();
    }
}
