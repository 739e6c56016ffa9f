namespace TaskSpec;

/// <summary>What is known of a rating.</summary>
public enum RatingBound
{
    /// <summary>It is an estimate.</summary>
    None,

    /// <summary>It is a lower bound at 95 % confidence: every game was won.</summary>
    AtLeast,

    /// <summary>It is an upper bound at 95 % confidence: every game was lost.</summary>
    AtMost,
}

/// <summary>A player's rating.</summary>
/// <param name="Value">The rating in points, finite.</param>
/// <param name="Bound">Whether it is an estimate or a bound.</param>
public readonly record struct EloRating(double Value, RatingBound Bound);
