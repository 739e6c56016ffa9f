namespace TaskSpec.Measurement;

/// <summary>One value that is held possible.</summary>
/// <param name="Value">The value.</param>
/// <param name="Weight">How likely it is, from 0 to 1.</param>
public sealed record Believed(double Value, double Weight);
