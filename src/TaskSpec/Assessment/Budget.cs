using System.Globalization;

namespace TaskSpec.Assessments;

/// <summary>One limit of a harness, against what attempts that would succeed use of it.</summary>
public sealed class Budget
{
    /// <summary>The share of attempts that a limit must let through to be none.</summary>
    public const double Enough = .99;

    /// <summary>The argument that limits tool calls.</summary>
    public const string MaxCalls = "MaxCalls";

    private const double MostLimit = 1e15;
    private readonly Func<double, double> shareAt;

    internal Budget(string argument, double limit, Func<double, double> shareAt)
    {
        (Argument, Limit, this.shareAt) = (argument, limit, shareAt);
        Share = shareAt(limit);
    }

    /// <summary>What declares it: TimeSeconds or Tokens of the limits, or MaxCalls of a call.</summary>
    public string Argument { get; }

    /// <summary>How much it allows.</summary>
    public double Limit { get; }

    /// <summary>The share of attempts that stay within it, from 0 to 1.</summary>
    public double Share { get; }

    /// <summary>Whether it stops attempts that would succeed.</summary>
    public bool Binds => Share < Enough;

    /// <summary>The least limit of 1, 2 or 5 times a power of ten that stops less than one in a hundred; null where none does.</summary>
    public double? Sufficient()
    {
        foreach (var limit in RoundCounts.Between(Math.Max(1, Limit), MostLimit))
        {
            if (shareAt(limit) >= Enough)
                return limit;
        }

        return null;
    }

    /// <summary>The share of attempts that would stay within another limit.</summary>
    public double ShareAt(double limit) => shareAt(limit);

    /// <summary>The limit in words.</summary>
    public override string ToString()
    {
        var limit = Limit.ToString("#,0", CultureInfo.InvariantCulture);
        return Argument switch
        {
            "TimeSeconds" => $"the time limit of {limit} s",
            "Tokens" => $"the limit of {limit} tokens",
            _ => $"the limit of {limit} tool calls",
        };
    }
}
