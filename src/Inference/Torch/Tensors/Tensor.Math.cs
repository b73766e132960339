using TorchSharp.Binding;
using static TorchSharp.Binding.Operators;

namespace TorchSharp;

public static partial class torch
{
    /// <content>Functions of each element. A name that ends in _ changes the tensor itself.</content>
    public partial class Tensor
    {
        public Tensor abs() => One("abs", this);

        public Tensor abs_() => Change("abs_", this);

        public Tensor exp() => One("exp", this);

        public Tensor exp_() => Change("exp_", this);

        public Tensor expm1() => One("expm1", this);

        public Tensor exp2() => One("exp2", this);

        public Tensor log() => One("log", this);

        public Tensor log_() => Change("log_", this);

        public Tensor log1p() => One("log1p", this);

        public Tensor log1p_() => Change("log1p_", this);

        public Tensor log2() => One("log2", this);

        public Tensor log10() => One("log10", this);

        public Tensor sqrt() => One("sqrt", this);

        public Tensor sqrt_() => Change("sqrt_", this);

        public Tensor rsqrt() => One("rsqrt", this);

        public Tensor rsqrt_() => Change("rsqrt_", this);

        public Tensor square() => One("square", this);

        public Tensor reciprocal() => One("reciprocal", this);

        public Tensor reciprocal_() => Change("reciprocal_", this);

        public Tensor neg() => One("neg", this);

        public Tensor neg_() => Change("neg_", this);

        public Tensor sign() => One("sign", this);

        public Tensor floor() => One("floor", this);

        public Tensor floor_() => Change("floor_", this);

        public Tensor ceil() => One("ceil", this);

        public Tensor ceil_() => Change("ceil_", this);

        public Tensor trunc() => One("trunc", this);

        public Tensor round(long decimals = 0) => One("round.decimals", this, decimals);

        public Tensor sin() => One("sin", this);

        public Tensor cos() => One("cos", this);

        public Tensor tan() => One("tan", this);

        public Tensor asin() => One("asin", this);

        public Tensor acos() => One("acos", this);

        public Tensor atan() => One("atan", this);

        public Tensor sinh() => One("sinh", this);

        public Tensor cosh() => One("cosh", this);

        public Tensor tanh() => One("tanh", this);

        public Tensor tanh_() => Change("tanh_", this);

        public Tensor erf() => One("erf", this);

        public Tensor erfc() => One("erfc", this);

        public Tensor erfinv() => One("erfinv", this);

        public Tensor lgamma() => One("lgamma", this);

        public Tensor digamma() => One("digamma", this);

        public Tensor sigmoid() => One("sigmoid", this);

        public Tensor sigmoid_() => Change("sigmoid_", this);

        public Tensor relu() => One("relu", this);

        public Tensor relu_() => Change("relu_", this);

        public Tensor relu6() => One("relu6", this);

        public Tensor relu6_() => Change("relu6_", this);

        public Tensor selu() => One("selu", this);

        public Tensor selu_() => Change("selu_", this);

        public Tensor silu() => One("silu", this);

        public Tensor silu_() => Change("silu_", this);

        public Tensor gelu() => One("gelu", this);

        public Tensor gelu_() => Change("gelu_", this);

        public Tensor hardsigmoid() => One("hardsigmoid", this);

        public Tensor hardsigmoid_() => Change("hardsigmoid_", this);

        public Tensor hardswish() => One("hardswish", this);

        public Tensor hardswish_() => Change("hardswish_", this);

        public Tensor clamp(Scalar? min = null, Scalar? max = null) => One("clamp", this, min, max);

        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => Change("clamp_", this, min, max);

        public Tensor clamp_min(Scalar min) => One("clamp_min", this, min);

        public Tensor clamp_max(Scalar max) => One("clamp_max", this, max);

        public Tensor logit(double? eps = null) => One("logit", this, eps);

        public Tensor elu(double alpha = 1) => One("elu", this, (Scalar)alpha);

        public Tensor celu(Scalar alpha) => One("celu", this, alpha);

        public Tensor leaky_relu(Scalar negative_slope) => One("leaky_relu", this, negative_slope);

        public Tensor prelu(Tensor target) => One("prelu", this, target);

        public Tensor hardtanh(Scalar min, Scalar max) => One("hardtanh", this, min, max);

        public Tensor softplus(double beta = 1, double threshold = 20) =>
            One("softplus", this, (Scalar)beta, (Scalar)threshold);

        public Tensor log_sigmoid() => One("log_sigmoid", this);

        public Tensor softmax(long dim, ScalarType? dtype = null) => One("softmax.int", this, dim, dtype);

        public Tensor log_softmax(long dim, ScalarType? dtype = null) => One("log_softmax.int", this, dim, dtype);

        public Tensor maximum(Tensor other) => One("maximum", this, other);

        public Tensor minimum(Tensor other) => One("minimum", this, other);

        public Tensor max(Tensor other) => One("max.other", this, other);

        public Tensor min(Tensor other) => One("min.other", this, other);

        /// <summary>log(exp(this) + exp(other)).</summary>
        public Tensor logaddexp(Tensor other) => One("logaddexp", this, other);

        /// <summary>this * log(y), 0 where this is 0.</summary>
        public Tensor xlogy(Tensor y) => One("xlogy.Tensor", this, y);

        public Tensor nan_to_num(double nan = 0, double? posinf = null, double? neginf = null) =>
            One("nan_to_num", this, nan, posinf, neginf);

        /// <summary>This tensor where the condition holds, y elsewhere.</summary>
        public Tensor where(Tensor condition, Tensor y) => One("where.self", condition, this, y);

        public Tensor masked_fill(Tensor mask, Scalar value) => One("masked_fill.Scalar", this, mask, value);

        public Tensor masked_fill_(Tensor mask, Scalar value) => Change("masked_fill_.Scalar", this, mask, value);

        public Tensor masked_select(Tensor mask) => One("masked_select", this, mask);
    }
}
