namespace TaskSpec.Assessments;

/// <summary>How much of an assessment is wanted: each includes the one before.</summary>
public enum Detail
{
    /// <summary>The forecast; causes, and remedies up to the first that suffices, where the excess is above the limit.</summary>
    Finding,

    /// <summary>All causes and remedies, of a family within its limit too.</summary>
    Remedies,

    /// <summary>The response curve, inference-time compute and what is confounded with it.</summary>
    Explanation,
}
