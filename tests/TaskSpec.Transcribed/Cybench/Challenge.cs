namespace Transcribed.Cybench;

/// <summary>Cybench: challenges of past capture-the-flag competitions, each solved by its flag.</summary>
[Suite("cybench", Version = "590c4dea"), Sandbox("docker"), Headline<FlagFound>]
public abstract class Challenge;

/// <summary>One where the flag was found.</summary>
[Metric("flag_found", Form.AllRight, By = By.Text)]
public sealed class FlagFound : IMetric;
