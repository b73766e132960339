using TorchSharp.Binding;
using static TorchSharp.Binding.Operators;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Layers and losses as functions.</summary>
    public static partial class nn
    {
        /// <summary>Layers and losses as functions.</summary>
        public static partial class functional
        {
            public static Tensor relu(Tensor x, bool inplace = false) => Apply("relu", x, inplace);

            public static Tensor relu6(Tensor x, bool inplace = false) => Apply("relu6", x, inplace);

            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) =>
                Apply("leaky_relu", input, inplace, (Scalar)negative_slope);

            public static Tensor elu(Tensor x, double alpha, bool inplace = false) =>
                Apply("elu", x, inplace, (Scalar)alpha);

            public static Tensor celu(Tensor x, double alpha, bool inplace = false) =>
                Apply("celu", x, inplace, (Scalar)alpha);

            public static Tensor selu(Tensor x, bool inplace = false) => Apply("selu", x, inplace);

            public static Tensor silu(Tensor x, bool inplace = false) => Apply("silu", x, inplace);

            public static Tensor mish(Tensor x, bool inplace = false) => Apply("mish", x, inplace);

            /// <summary>x times the normal distribution function at x.</summary>
            public static Tensor gelu(Tensor x) => One("gelu", x);

            public static Tensor gelu(Tensor x, bool inplace) => Apply("gelu", x, inplace);

            public static Tensor glu(Tensor input, long dim = -1) => One("glu", input, dim);

            /// <summary>log(1 + exp(beta x)) / beta, and x itself where beta x is above the threshold.</summary>
            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) =>
                x.softplus(beta, threshold);

            public static Tensor softsign(Tensor x, bool inplace = false)
            {
                using var scope = NewDisposeScope();
                var result = x / (x.abs() + 1);
                return (inplace ? x.copy_(result).alias() : result).MoveToOuterDisposeScope();
            }

            public static Tensor sigmoid(Tensor x) => x.sigmoid();

            public static Tensor sigmoid(Tensor x, bool inplace) => Apply("sigmoid", x, inplace);

            public static Tensor logsigmoid(Tensor x) => x.log_sigmoid();

            public static Tensor hardsigmoid(Tensor input, bool inplace = false) => Apply("hardsigmoid", input, inplace);

            public static Tensor hardswish(Tensor input, bool inplace = false) => Apply("hardswish", input, inplace);

            public static Tensor tanh(Tensor x, bool inplace = false) => Apply("tanh", x, inplace);

            public static Tensor hardtanh(Tensor x, double min_val = -1, double max_val = 1, bool inplace = false) =>
                Apply("hardtanh", x, inplace, (Scalar)min_val, (Scalar)max_val);

            public static Tensor prelu(Tensor input, Tensor weight) => input.prelu(weight);

            public static Tensor threshold(Tensor x, double threshold, double value, bool inplace = false) =>
                Apply("threshold", x, inplace, (Scalar)threshold, (Scalar)value);

            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

            public static Tensor log_softmax(Tensor x, long dim) => x.log_softmax(dim);

            /// <summary>Zeros each element with probability p and scales the rest by 1 / (1 - p), when training.</summary>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                Apply("dropout", input, inplace, p, training);

            private static Tensor Apply(string name, Tensor input, bool inplace) =>
                One(inplace ? name + "_" : name, input);

            private static Tensor Apply(string name, Tensor input, bool inplace, Argument option) =>
                One(inplace ? name + "_" : name, input, option);

            private static Tensor Apply(string name, Tensor input, bool inplace, Argument first, Argument second) =>
                One(inplace ? name + "_" : name, input, first, second);
        }
    }
}
