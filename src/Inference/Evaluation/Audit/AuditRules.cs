using static CisLens.Inference.Evaluation.Audit.AuditPart;

namespace CisLens.Inference.Evaluation.Audit;

/// <summary>The rules of the audit with their thresholds: the one place where these stand.</summary>
public static class AuditRules
{
    /// <summary>The fewest sequences of a class from which a rule on a dataset is passed (DNABERT case study).</summary>
    public const int Sequences = 500;

    /// <summary>The fewest mutated bases at which a map is told from chance.</summary>
    public const int FewestBases = 5;

    /// <summary>The most mutated bases at which it is, besides a tenth of the sequence.</summary>
    public const int MostBases = 20;

    /// <summary>The largest share of a sequence at which it is.</summary>
    public const double MostShare = 0.1;

    /// <summary>The fewest sequences of two methods in which disputed bases are to be mutated.</summary>
    public const int Settled = 50;

    private const string Chen = "Chen et al., Nature Methods 21:1454 (2024)";
    private const string Dnabert = "DNABERT-LRP case study";
    private const string Koo = "Koo et al., PLoS Computational Biology (2021), 10.1371/journal.pcbi.1008925";
    private const string Tangermeme = "tangermeme, vignettes on attribution and on cis-regulatory features";
    private const string Adebayo = "Adebayo et al., arXiv 1810.03292 (2018)";
    private const string Proposal = "CisLens";

    /// <summary>What must be asked of model and data before any of the rules.</summary>
    public static IReadOnlyList<AuditRule> Gates { get; } =
    [
        new(-1, AuditPart.Gates, "Model good enough, per class", "area under the ROC curve of the target's output on the explained sequences with labels: those of its class against the others",
            "at least 0.8", "0.6 to 0.8", "below 0.6", "Explain a class that the model has learnt, or train the model further.", $"{Dnabert}; numbers: {Proposal}")
        {
            Thresholds = [new("area under the ROC curve", 0.8, 0.6, HigherIsBetter: true, IsProposal: true)],
        },
        new(-2, AuditPart.Gates, "The class was learnt", "how often wholly random sequences are still called members of the class",
            "at most 20 %", "20 to 50 %", "above 50 %: this class is what is left when nothing is found, and its maps explain nothing",
            "Explain the other class.", $"{Dnabert}; shares: {Proposal}")
        {
            Thresholds = [new("share of random sequences called members", 0.2, 0.5, HigherIsBetter: false, IsProposal: true)],
        },
        new(-3, AuditPart.Gates, "No leak", "share of explained sequences that the model was trained on, by the regions or chromosomes that its card names, and of near copies among them",
            "none from training, and at most 5 % near copies", "up to half", "more than half",
            "Explain held-out sequences, and drop copies.", Proposal)
        {
            Thresholds = [new("share from training, or copies", 0.05, 0.5, HigherIsBetter: false, IsProposal: true)],
        },
        new(-4, AuditPart.Gates, "Clean input", "share of sequences that were dropped, padded, cut, or hold unknown bases",
            "at most 5 %", "5 to 25 %", "more", "See the dropped rows, and give sequences of the model's length.", Proposal)
        {
            Thresholds = [new("share of sequences with a fault", 0.05, 0.25, HigherIsBetter: false, IsProposal: true)],
        },
    ];

    /// <summary>All rules by number.</summary>
    public static IReadOnlyList<AuditRule> All { get; } =
    [
        new(1, OneMethod, "Several methods of different kinds", "families of the methods used on the same model, output and sequences",
            "three methods of two families, one of them ISM on 200 random sequences", "two methods", "one method",
            "Add a method of another family, and ISM on a sample.", $"{Chen}; counts: {Proposal}"),
        new(2, OneMethod, "Several settings and seeds", "seeds and kinds of reference of methods that draw at random",
            "three seeds and two kinds of reference", "one of both", "neither",
            "Run the method again with other seeds and with another kind of reference.", $"{Chen}; counts: {Proposal}"),
        new(3, OneMethod, "Agreement", "for every two methods the overlap of the top bases against turned maps, and how often their signs agree",
            "above chance in 80 % of sequences, and signs agree in 80 % of the top bases", "in 50 to 80 %", "in fewer than 50 %",
            "Look at the sequences that disagree most, and let the deciding experiment settle them.", "Krishna et al., arXiv 2202.01602 (2022); " + Chen)
        {
            Thresholds = [Share("sequences with an overlap above chance", 0.8, 0.5), Share("top bases with the same sign", 0.8, 0.5)],
        },
        new(4, OneMethod, "Disputed positions settled", "sequences in which only the disputed bases were mutated",
            "50 sequences", "some", "none", "Run the deciding experiment on the sequences that disagree most.", $"{Chen}; count: {Proposal}"),
        new(5, OneMethod, "Attention is not used alone", "whether another method passes rule 7, and whether attention is outside of chance at 20 bases",
            "another method passes and attention is shown beside chance", "attention only, outside of chance", "attention only, inside of chance",
            "Add a method that looks at the output.", $"{Dnabert}; Serrano and Smith (2019)"),
        new(6, Correctness, "Completeness", "for each pair of a sequence and a reference |sum of contributions - (f(x) - f(reference))|; the 99 % quantile",
            "99 % below 0.001", "99 % below 0.01", "above 0.01",
            "Add up paths from more gradients; see which layer has no rule; explain the logit instead of the probability; compute again in float64.", Tangermeme)
        {
            Thresholds = [new("99 % quantile of the error, in units of the target", 1e-3, 1e-2, HigherIsBetter: false, IsProposal: false)],
        },
        new(7, Correctness, "Faithful against random", "output with the k highest-scoring bases mutated, against random ones, k from 5 to 20 and 10 %",
            "outside of the 95 % interval of chance at every k", "at some k", "at none",
            "Use another method, or ask whether the model has learnt this class at all.", $"{Dnabert} (500 sequences a class, 95 % interval)"),
        new(8, Correctness, "Holds under another control", "rule 7 against random blocks of equal lengths, and with bases of a dinucleotide shuffle",
            "the verdict is no worse for both", "it is worse for one", "it is worse for both",
            "Look at which control differs: blocks point at clustering, shuffles at composition.", $"{Tangermeme}; arXiv 2304.13836"),
        new(9, Correctness, "Sufficient", "the 20 highest-scoring bases alone in shuffles of the sequence: the share of the output that they bring back",
            "at least 50 %", "25 to 50 %", "less", "Look whether the model also needs what lies around the motif.", $"Quantus (sufficiency); shares: {Proposal}")
        {
            Thresholds = [Share("output brought back", 0.5, 0.25)],
        },
        new(10, Correctness, "Depends on the weights", "rank correlation of maps with the original ones when all layers are random, plain and averaged",
            "at most 0.2", "0.2 to 0.4", "above 0.4", "Do not use this method: it shows the sequence, not the model.",
            $"{Adebayo}; Hedström et al., arXiv 2405.02383; numbers: {Proposal}")
        {
            Thresholds = [Likeness("rank correlation at full randomisation")],
        },
        new(11, Correctness, "Depends on the labels", "the same maps from a model trained on permuted labels",
            "at most 0.2", "0.2 to 0.4", "above 0.4", "Train the model on permuted labels, where it can be trained here.", $"{Adebayo}; numbers: {Proposal}")
        {
            Thresholds = [Likeness("rank correlation with the maps of the model with permuted labels")],
        },
        new(12, Correctness, "Off-simplex gradient removed", "angle between gradient and simplex at each position; correction on or off",
            "on for all gradient methods: a median angle of at most 1 degree", "off, with a median angle below 30 degrees", "off, with 30 degrees or more",
            "Use the corrected gradient.", $"Majdandzic et al., Genome Biology 24:109 (2023); angle: {Proposal}")
        {
            Thresholds = [new("median angle between gradient and simplex, in degrees", 1, 30, HigherIsBetter: false, IsProposal: true)],
        },
        new(13, Correctness, "Reference chosen on purpose", "kind and number of references; rank correlation of maps under two kinds",
            "20 dinucleotide shuffles or more, and a correlation of at least 0.8", "0.5 to 0.8", "below 0.5, or one all-zero reference for a path method",
            "Use 20 dinucleotide shuffles, and compare with another kind.", $"{Tangermeme}; Prakash et al., PMLR 165:58 (2022); correlation: {Proposal}")
        {
            Thresholds = [new("rank correlation under two kinds of reference", 0.8, 0.5, HigherIsBetter: true, IsProposal: true)],
        },
        new(14, Correctness, "Ground truth", "area under the precision-recall curve for planted bases, below the best method's",
            "within 0.05", "within 0.15", "worse", "Use the method that wins on sequences whose truth is known.",
            $"Reynolds and Pan, 10.1371/journal.pcbi.1013784; Prakash et al. (2022); numbers: {Proposal}")
        {
            Thresholds = [new("area below the best method's", 0.05, 0.15, HigherIsBetter: false, IsProposal: true)],
        },
        new(15, AuditPart.Stability, "Small input changes", "correlation of maps under single changes elsewhere, shifts and the other strand, where the output moved less than 5 %",
            "a median of at least 0.8", "0.5 to 0.8", "below 0.5", "Average over both strands, or over slightly changed copies.", $"{Chen}; Quantus; numbers: {Proposal}")
        {
            Thresholds = [new("median correlation of maps", 0.8, 0.5, HigherIsBetter: true, IsProposal: true)],
        },
        new(16, AuditPart.Stability, "References and seeds", "standard error over references at the 20 top bases, relative to the mean",
            "at most 0.2", "0.2 to 0.5", "above 0.5", "Use more references.", $"{Chen}; numbers: {Proposal}")
        {
            Thresholds = [new("relative standard error", 0.2, 0.5, HigherIsBetter: false, IsProposal: true)],
        },
        new(17, AuditPart.Stability, "Model replicas", "overlap of the 20 top bases over three replicas or folds",
            "at least 0.6", "0.4 to 0.6, or one replica only", "below 0.4", "Explain all replicas and average.",
            $"Majdandzic et al., PMLR 200:131 (2022); Reynolds and Pan; numbers: {Proposal}")
        {
            Thresholds = [Share("top bases that two replicas have", 0.6, 0.4)],
        },
        new(18, AuditPart.Stability, "Other datasets", "rank correlation of motif effects in an independent dataset",
            "at least 0.7", "0.4 to 0.7", "below 0.4", "Run the same analysis on another dataset.", $"{Chen}; numbers: {Proposal}")
        {
            Thresholds = [new("rank correlation of effects", 0.7, 0.4, HigherIsBetter: true, IsProposal: true)],
        },
        new(19, Biology, "Scores turned into patterns and compared", "share of seqlets that match a known motif at q of at most 0.05, against shuffled seqlets",
            "done, and above 95 % of the shuffled ones", "done, not above", "not done", "Discover motifs and compare them with a database.", Chen),
        new(20, Biology, "Redundant motifs handled", "hits grouped by motif family",
            "grouped", "ungrouped but flagged", "single best names only", "Group the matches by family.", Tangermeme),
        new(21, Biology, "Effect confirmed by intervention", "the motif put into 1,000 backgrounds: paired difference, interval, two null models",
            "the interval excludes 0 with the same sign under both, larger than a shuffled motif", "under one", "under none",
            "Run the global importance analysis.", Koo),
        new(22, Biology, "No GC mirage", "the motif against a scramble of equal GC and dinucleotides; correlation of score sums with GC",
            "the difference excludes 0", "partly", "not", "Compare with the scramble.", $"{Tangermeme}; {Koo}"),
        new(23, Biology, "Backgrounds are believable", "share of predictions on synthetic backgrounds outside of the 1 to 99 % range of real negatives",
            "below 5 %", "5 to 20 %", "above 20 %", "Use shuffled real sequences as backgrounds.", $"{Koo}; shares: {Proposal}")
        {
            Thresholds = [new("share outside of the range", 0.05, 0.2, HigherIsBetter: false, IsProposal: true)],
        },
        new(24, CherryPicking, "Dataset-wide numbers exist", "sequences used of those available, and how they were chosen",
            "all, or 500 at random with a seed", "fewer", "chosen by hand only", "Explain all sequences, or a random sample of 500.", Chen),
        new(25, CherryPicking, "Shown examples are placed", "percentile of each shown sequence in score, faithfulness and motif match",
            "a random panel is shown as well", "all above the 90th percentile, and said so", "not said", "Add the random panel of 12.", Chen),
        new(26, CherryPicking, "Contrary evidence listed", "strong attributions that match nothing known, and good motif instances that the model ignores",
            "both lists are there and reviewed", "there", "absent", "Review the two lists.", Chen),
    ];

    /// <summary>A rule or a gate.</summary>
    /// <param name="number">1 to 26, or -1 to -4.</param>
    public static AuditRule Get(int number) => number < 0 ? Gates[-number - 1] : All[number - 1];

    private static AuditThreshold Share(string measure, double pass, double fail) => new($"share of {measure}", pass, fail, HigherIsBetter: true, IsProposal: true);

    private static AuditThreshold Likeness(string measure) => new(measure, 0.2, 0.4, HigherIsBetter: false, IsProposal: true);
}
