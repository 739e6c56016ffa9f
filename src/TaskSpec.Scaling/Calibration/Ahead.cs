namespace TaskSpec.Scaling.Calibration;

/// <summary>How many decades of compute a model is worth more than it used, as a normal.</summary>
/// <param name="Decades">The mean.</param>
/// <param name="Variance">The variance.</param>
internal readonly record struct Ahead(double Decades, double Variance);
